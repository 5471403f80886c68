package dev.dinoscope.engine.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class RetrievalMetricsTest {
    @Test
    void aCollapsedModelFindsNothingWhenTiesCountAgainstIt() {
        var scores = new double[][] {{0.5, 0.5, 0.5}, {0.5, 0.5, 0.5}};
        var right = new int[][] {{0}, {2}};

        assertThat(RetrievalMetrics.of(scores, right, Ties.PESSIMISTIC).recallAt1())
                .isZero();
        assertThat(RetrievalMetrics.of(scores, right, Ties.PESSIMISTIC).medianRank())
                .isEqualTo(3);
        assertThat(RetrievalMetrics.of(scores, right, Ties.OPTIMISTIC).recallAt1())
                .isEqualTo(1);
    }

    @Test
    void rightAnswersDoNotCompeteWithEachOther() {
        var metrics =
                RetrievalMetrics.of(new double[][] {{0.9, 0.8, 0.7, 0.1}}, new int[][] {{1, 2}}, Ties.PESSIMISTIC);

        assertThat(metrics.medianRank()).isEqualTo(2);
        assertThat(metrics.meanAveragePrecision()).isEqualTo((1 / 2.0 + 2 / 3.0) / 2);
    }

    @Test
    void distractorsPushTheRightAnswerDown() {
        var metrics = RetrievalMetrics.of(
                new double[][] {{0.1, 0.9, 0.8, 0.7, 0.6, 0.5}}, new int[][] {{0}}, Ties.PESSIMISTIC);

        assertThat(metrics.recallAt5()).isZero();
        assertThat(metrics.recallAt10()).isEqualTo(1);
    }

    @Test
    void aQueryWithoutARightAnswerIsRefused() {
        assertThatThrownBy(() -> RetrievalMetrics.of(new double[][] {{0.1}}, new int[][] {{}}, Ties.PESSIMISTIC))
                .hasMessageContaining("query 0 has no right answer");
    }
}
