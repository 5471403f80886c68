package dev.dinoscope.viz.colour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ColourMapTest {
    @Test
    void endsAndGapsAreDefined() {
        assertThat(ColourMaps.VIRIDIS.argb(0)).isEqualTo(0xFF440154);
        assertThat(ColourMaps.VIRIDIS.argb(-5)).isEqualTo(0xFF440154);
        assertThat(ColourMaps.VIRIDIS.argb(1)).isEqualTo(0xFFFDE725);
        assertThat(ColourMaps.VIRIDIS.argb(Double.NaN)).isZero();
    }

    @Test
    void sequentialMapsGrowLighterAndTheDivergingOneIsLightestInTheMiddle() {
        for (ColourMap map : ColourMaps.all()) {
            int[] table = map.toArray();
            int rising = map.diverging() ? 127 : 255;
            for (int i = 1; i <= 255; i++) {
                double change = luma(table[i]) - luma(table[i - 1]);
                assertThat(i <= rising ? change : -change)
                        .as("%s at %d", map, i)
                        .isGreaterThan(-1.5);
            }
        }
    }

    private static double luma(int argb) {
        return 0.2126 * (argb >> 16 & 0xFF) + 0.7152 * (argb >> 8 & 0xFF) + 0.0722 * (argb & 0xFF);
    }

    @Test
    void rangesComeFromFiniteValues() {
        assertThat(ValueRange.of(new float[] {Float.NaN, 2, -1, Float.POSITIVE_INFINITY}))
                .isEqualTo(new ValueRange(-1, 2));
        assertThat(ValueRange.of(new float[] {3, 3})).isEqualTo(new ValueRange(2.5, 3.5));
        assertThat(ValueRange.of(new float[] {Float.NaN})).isEqualTo(new ValueRange(0, 1));
        assertThatThrownBy(() -> new ValueRange(1, 1)).hasMessageContaining("low < high");
    }

    @Test
    void ticksAreRoundAndInside() {
        assertThat(Ticks.of(-1, 1, 5).values()).containsExactly(-1.0, -0.5, 0.0, 0.5, 1.0);
        assertThat(Ticks.of(-0.13, 0.987, 6).values()).containsExactly(0.0, 0.2, 0.4, 0.6000000000000001, 0.8);
        assertThat(Ticks.of(-1, 1, 5).format(-0.5)).isEqualTo("-0.5");
    }
}
