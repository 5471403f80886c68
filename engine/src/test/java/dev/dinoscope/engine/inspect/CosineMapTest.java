package dev.dinoscope.engine.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.dinoscope.engine.finite.NotFiniteException;
import java.util.List;
import org.junit.jupiter.api.Test;

class CosineMapTest {
    /// Two images of three patches: along x, diagonal, along y; then opposite, zero, along x.
    private static final PatchFeatures FEATURES =
            new PatchFeatures(2, 3, 2, new float[] {2, 0, 3, 3, 0, 5, -1, 0, 0, 0, 7, 0});

    private static final float HALF = (float) Math.sqrt(0.5);

    @Test
    void comparesWithTheAnchorWhateverTheLengths() {
        assertThat(CosineMap.withinImage(FEATURES, 0, 0)).containsExactly(new float[] {1, HALF, 0}, within(1e-6f));
        assertThat(CosineMap.acrossImages(FEATURES, 0, 0))
                .containsExactly(new float[] {1, HALF, 0, -1, 0, 1}, within(1e-6f));
    }

    @Test
    void gramMatrixIsSymmetricWithOnesAndDriftIsTheMeanSquare() {
        float[] gram = GramMatrix.ofImage(FEATURES, 0);
        assertThat(gram).containsExactly(new float[] {1, HALF, 0, HALF, 1, HALF, 0, HALF, 1}, within(1e-6f));
        float[] other = gram.clone();
        other[1] += 3;
        assertThat(GramMatrix.drift(gram, gram)).isZero();
        assertThat(GramMatrix.drift(other, gram)).isCloseTo(1, within(1e-5));
    }

    @Test
    void statisticsTellCollapseFromSpread() {
        FeatureStatistics spread =
                FeatureStatistics.of(new PatchFeatures(1, 4, 2, new float[] {1, 0, -1, 0, 0, 1, 0, -1}));
        assertThat(spread.meanNorm()).isEqualTo(1);
        assertThat(spread.meanCosine()).isCloseTo(-1.0 / 3, within(1e-9));
        assertThat(spread.dimensions()).isCloseTo(2, within(1e-6));
        FeatureStatistics collapsed = FeatureStatistics.of(new PatchFeatures(1, 3, 2, new float[] {1, 2, 1, 2, 1, 2}));
        assertThat(collapsed.meanCosine()).isCloseTo(1, within(1e-9));
        assertThat(collapsed.dimensions()).isZero();
        assertThat(FeatureStatistics.of(new PatchFeatures(1, 1, 2, new float[] {Float.NaN, 1}))
                        .notFinite())
                .isEqualTo(1);
    }

    @Test
    void whatIsNotFiniteHasNoSimilarity() {
        for (float bad : new float[] {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY}) {
            var values = new float[] {2, 0, 3, 3, 0, 5, -1, 0, bad, 0, 7, 0};
            var features = new PatchFeatures(2, 3, 2, values);
            for (Runnable each : List.<Runnable>of(
                    () -> CosineMap.acrossImages(features, 0, 0),
                    () -> Pca.fit(features, 1),
                    () -> Pca.fit(FEATURES, 1).project(features, false))) {
                assertThatThrownBy(each::run)
                        .isInstanceOf(NotFiniteException.class)
                        .hasMessageContaining("1 of 6 patch tokens")
                        .hasMessageContaining("image 2 patch 2");
            }
            assertThatThrownBy(() -> GramMatrix.ofImage(features, 1)).isInstanceOf(NotFiniteException.class);
            assertThatThrownBy(() -> CosineMap.of(FEATURES, new float[] {1, bad}))
                    .isInstanceOf(NotFiniteException.class);
            assertThatThrownBy(() -> GramMatrix.drift(new float[] {1, bad, bad, 1}, new float[] {1, 0, 0, 1}))
                    .isInstanceOf(NotFiniteException.class);
            // The other image is as good as before.
            assertThat(CosineMap.withinImage(features, 0, 0)).containsExactly(new float[] {1, HALF, 0}, within(1e-6f));
            assertThat(FeatureStatistics.of(features).meanNorm()).isNaN();
        }
    }

    @Test
    void refusesAQueryOfAnotherWidth() {
        assertThatThrownBy(() -> CosineMap.of(FEATURES, new float[3]))
                .hasMessage("the query has width 3, the patch features have width 2");
    }
}
