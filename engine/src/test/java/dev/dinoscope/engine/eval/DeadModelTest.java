package dev.dinoscope.engine.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dinoscope.engine.finite.NotFiniteException;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A model whose embeddings are no numbers scores nothing, in whatever way it is judged.
class DeadModelTest {
    private static void assertRefused(ThrowingCallable judging, String said) {
        assertThatThrownBy(judging).isInstanceOf(NotFiniteException.class).hasMessageContaining(said);
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void noScoreThatIsNotFiniteIsRanked(double dead) {
        // The second query's right answer is dead; then a wrong one is.
        for (var scores : List.of(new double[][] {{1, 0}, {0, dead}}, new double[][] {{1, 0}, {dead, 0}})) {
            assertRefused(() -> RetrievalMetrics.of(scores, new int[][] {{0}, {1}}, Ties.PESSIMISTIC), "query 1");
            assertRefused(() -> RetrievalMetrics.textToImage(scores, new int[] {0, 1}, Ties.OPTIMISTIC), "caption 1");
            assertRefused(() -> RetrievalMetrics.imageToText(scores, new int[] {0, 1}, Ties.PESSIMISTIC), "caption 1");
        }
    }

    @Test
    void neighboursWithoutADirectionHaveNoVote() {
        var good = Embeddings.unit(2, new float[] {1, 0, 0, 1});
        var classes = new int[] {0, 1};
        var judge = NearestNeighbours.standard();
        for (var dead : Stream.of(Float.NaN, Float.POSITIVE_INFINITY)
                .map(value -> Embeddings.unit(2, new float[] {1, 0, value, 1}))
                .toList()) {
            assertRefused(() -> judge.classify(dead, classes, good, classes), "1 of 2 embeddings of images of known");
            assertRefused(() -> judge.classify(good, classes, dead, classes), "(row 1)");
        }
        var collapsed = Embeddings.unit(2, new float[] {0, 0, 0, -0f});
        assertRefused(
                () -> judge.classify(good, classes, collapsed, classes),
                "2 of 2 embeddings of images asked for are zero");
    }

    @Test
    void zeroShotRefusesDeadImagesAndDeadPrompts() {
        var classifier = new ZeroShotClassifier(new double[][][] {{{1, 0}}, {{0, 1}}});
        var images = new double[][] {{1, 0}, {Double.NaN, 1}, {0, 0}};
        var labels = new int[] {0, 1, 1};
        assertRefused(
                () -> classifier.accuracy(images, labels, 1), "1 of 3 embeddings of images are not finite (row 1)");
        assertRefused(() -> classifier.meanPerClass(images, labels), "(row 1)");
        assertRefused(() -> classifier.scores(images[1]), "not finite");
        assertRefused(() -> classifier.scores(images[2]), "no direction");
        assertRefused(
                () -> new ZeroShotClassifier(new double[][][] {{{1, 0}}, {{0, Double.NaN}}}), "prompts of class 1");
    }

    @Test
    void theGapToADeadModalityIsNone() {
        var good = new double[][] {{1, 0}, {0, 1}};
        assertRefused(() -> new ModalityGap(good, new double[][] {{1, 0}, {0, Double.NaN}}), "embeddings of texts");
        assertRefused(() -> new ModalityGap(new double[][] {{0, 0}, {0, 1}}, good), "embeddings of images are zero");
    }

    @Test
    void embeddingsThatOverflowedInSixteenBitsAreCaught() {
        var halves = Float.float16ToFloat(Float.floatToFloat16(70_000));
        assertThat(Embeddings.unit(2, new float[] {halves, 1, 1, 1}).fault("images", row -> "photo " + row))
                .hasValue("1 of 2 embeddings of images are not finite (photo 0)");
    }
}
