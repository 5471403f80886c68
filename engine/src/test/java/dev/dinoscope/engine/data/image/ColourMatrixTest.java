package dev.dinoscope.engine.data.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Consumer;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ColourMatrixTest {
    private static final PixelNormalisation PLAIN = new PixelNormalisation(
            new PixelNormalisation.Channel(0, 1),
            new PixelNormalisation.Channel(0, 1),
            new PixelNormalisation.Channel(0, 1));
    private static final Offset<Float> CLOSE = Offset.offset(1e-5f);

    private static float[] apply(float red, float green, float blue, Consumer<ColourMatrix> change) {
        var matrix = new ColourMatrix().reset();
        change.accept(matrix);
        float[] pixel = {255 * red, 255 * green, 255 * blue};
        matrix.transform(pixel, PLAIN);
        return pixel;
    }

    @Test
    void changesAreAppliedInTheOrderOfTheCalls() {
        var pixel = apply(0.4f, 0.4f, 0.4f, colours -> {
            colours.scale(1.5f, 1, 0.5f);
            colours.contrast(2, 0.5f);
        });
        assertThat(pixel[0]).isEqualTo(0.7f, CLOSE);
        assertThat(pixel[1]).isEqualTo(0.3f, CLOSE);
        assertThat(pixel[2]).isEqualTo(0f, CLOSE);
    }

    @Test
    void aThirdOfTheCircleTurnsRedIntoGreen() {
        var pixel = apply(0.9f, 0.1f, 0.2f, colours -> colours.hue(1 / 3f));
        assertThat(pixel[0]).isEqualTo(0.2f, CLOSE);
        assertThat(pixel[1]).isEqualTo(0.9f, CLOSE);
        assertThat(pixel[2]).isEqualTo(0.1f, CLOSE);
    }

    @Test
    void greysStayGreyWhateverTheHueAndSaturation() {
        for (float channel : apply(0.6f, 0.6f, 0.6f, colours -> {
            colours.hue(0.17f);
            colours.saturation(1.8f);
        })) {
            assertThat(channel).isEqualTo(0.6f, CLOSE);
        }
    }

    @Test
    void withoutSaturationOnlyTheLumaIsLeft() {
        for (float channel : apply(1, 0, 0, colours -> colours.saturation(0))) {
            assertThat(channel).isEqualTo(0.299f, CLOSE);
        }
    }
}
