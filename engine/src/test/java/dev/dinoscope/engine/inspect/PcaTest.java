package dev.dinoscope.engine.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PcaTest {
    /// Independent normal channels with standard deviations 8, 4, 2, 1, 1 … around 3.
    private static PatchFeatures anisotropic(int images, int patches, int width, long seed) {
        var random = new SplittableRandom(seed);
        float[] values = new float[images * patches * width];
        for (int i = 0; i < values.length; i++) {
            double deviation = Math.max(1, 8 / Math.pow(2, i % width));
            values[i] = (float) (3 + deviation * random.nextGaussian());
        }
        return new PatchFeatures(images, patches, width, values);
    }

    @Test
    void componentsAreOrthonormalAndFollowTheVariance() {
        PcaBasis basis = Pca.fit(anisotropic(4, 256, 24, 1), 3);
        for (int a = 0; a < 3; a++) {
            for (int b = 0; b < 3; b++) {
                assertThat(dot(basis.component(a), basis.component(b))).isCloseTo(a == b ? 1 : 0, within(1e-9));
            }
            assertThat(basis.component(a)[a])
                    .as("component %d points along channel %d", a, a)
                    .isGreaterThan(0.97);
            double expected = Math.pow(8 / Math.pow(2, a), 2);
            assertThat(basis.variance(a)).isCloseTo(expected, within(0.15 * expected));
        }
        assertThat(basis.explained(0)).isGreaterThan(basis.explained(1));
    }

    @Test
    void knownExample() {
        // Points on the line (1, 2)·t: one direction, variance 5·var(t) with t = -1, 0, 1.
        PcaBasis basis = Pca.fit(new PatchFeatures(1, 3, 2, new float[] {-1, -2, 0, 0, 1, 2}), 1);
        assertThat(basis.component(0))
                .containsExactly(new double[] {1 / Math.sqrt(5), 2 / Math.sqrt(5)}, within(1e-12));
        assertThat(basis.variance(0)).isCloseTo(5, within(1e-12));
        assertThat(basis.explained(0)).isCloseTo(1, within(1e-12));
    }

    @Test
    void scoresDoNotDependOnARotationOfTheFeatures() {
        PatchFeatures features = anisotropic(2, 128, 6, 2);
        float[] rotated = new float[features.rows() * 6];
        double c = Math.cos(0.7);
        double s = Math.sin(0.7);
        for (int row = 0; row < features.rows(); row++) {
            for (int i = 0; i < 6; i += 2) {
                rotated[row * 6 + i] = (float) (c * features.at(row, i) - s * features.at(row, i + 1));
                rotated[row * 6 + i + 1] = (float) (s * features.at(row, i) + c * features.at(row, i + 1));
            }
        }
        var turned = new PatchFeatures(2, 128, 6, rotated);
        float[] before = Pca.fit(features, 3).project(features, true);
        float[] after = Pca.fit(turned, 3).project(turned, true);
        for (int i = 0; i < before.length; i++) {
            assertThat(Math.abs(after[i])).isCloseTo(Math.abs(before[i]), within(1e-3f));
        }
    }

    @Test
    void whitenedScoresHaveMeanZeroAndVarianceOne() {
        PatchFeatures features = anisotropic(3, 100, 12, 3);
        float[] scores = Pca.fit(features, 2).project(features, true);
        for (int k = 0; k < 2; k++) {
            double sum = 0;
            double squares = 0;
            for (int row = 0; row < 300; row++) {
                sum += scores[row * 2 + k];
                squares += scores[row * 2 + k] * (double) scores[row * 2 + k];
            }
            assertThat(sum / 300).isCloseTo(0, within(1e-5));
            assertThat(squares / 299).isCloseTo(1, within(1e-4));
        }
    }

    @Test
    void storedColoursGiveTheSameTokenTheSameColourInEverySnapshot() {
        PatchFeatures first = anisotropic(1, 64, 8, 4);
        float[] changed = new float[64 * 8];
        for (int i = 0; i < changed.length; i++) {
            changed[i] = first.at(i / 8, i % 8) + (i < 32 * 8 ? 0 : 5);
        }
        PcaColours colours = PcaColours.fit(first, PcaColours.Scaling.ROBUST, OptionalDouble.empty());
        float[] before = colours.apply(first);
        float[] after = colours.apply(new PatchFeatures(1, 64, 8, changed));
        assertThat(Arrays.copyOf(after, 32 * 3)).containsExactly(Arrays.copyOf(before, 32 * 3));
        assertThat(before).doesNotContain(Float.NaN);
        for (float value : before) {
            assertThat(value).isBetween(0f, 1f);
        }
    }

    @Test
    void tokensBelowTheThresholdStayWithoutColour() {
        PatchFeatures features = anisotropic(1, 200, 8, 5);
        float[] scores = Pca.fit(features, 3).project(features, true);
        float[] colours = PcaColours.fit(features, PcaColours.Scaling.WHITEN, OptionalDouble.of(0.3))
                .apply(features);
        for (int row = 0; row < 200; row++) {
            assertThat(Float.isNaN(colours[row * 3])).isEqualTo(scores[row * 3] <= 0.3f);
        }
    }

    @Test
    void collapsedFeaturesGiveGreyInsteadOfNoise() {
        float[] same = new float[16 * 4];
        Arrays.fill(same, 0.1f);
        var collapsed = new PatchFeatures(1, 16, 4, same);
        assertThat(PcaColours.fit(collapsed, PcaColours.Scaling.ROBUST, OptionalDouble.empty())
                        .apply(collapsed))
                .containsOnly(0.5f);
    }

    @Test
    void saysWhatIsWrongWithTheFeatures() {
        assertThatThrownBy(() -> Pca.fit(anisotropic(1, 2, 8, 6), 3)).hasMessageContaining("expected 1 to 1");
        var finite = new PatchFeatures(1, 4, 3, new float[] {1, 0, 0, 0, 1, 0, 0, 0, 1, 2, 2, 0});
        var colours = PcaColours.fit(finite, PcaColours.Scaling.ROBUST, OptionalDouble.empty());
        var poisoned =
                new PatchFeatures(1, 4, 3, new float[] {1, 0, 0, 0, 1, Float.POSITIVE_INFINITY, 0, 0, 1, 2, 2, 0});
        assertThatThrownBy(() -> colours.apply(poisoned))
                .hasMessage("1 of 4 patch tokens are not finite (image 1 patch 2)");
        var broken = new PatchFeatures(1, 3, 2, new float[] {1, 2, Float.NaN, 4, 5, 6});
        assertThatThrownBy(() -> Pca.fit(broken, 1)).hasMessage("1 of 3 patch tokens are not finite (image 1 patch 2)");
        assertThatThrownBy(() -> new PatchFeatures(1, 2, 3, new float[5])).hasMessageContaining("need 6 values, got 5");
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
