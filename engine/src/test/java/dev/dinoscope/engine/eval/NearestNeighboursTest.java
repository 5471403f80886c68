package dev.dinoscope.engine.eval;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NearestNeighboursTest {
    /// Classes 0 and 1 on two axes.
    private static final Embeddings KNOWN = Embeddings.unit(4, new float[] {1, 0, 2, 0.2f, 0, 3, 0.1f, 1});

    private static final int[] CLASSES = {0, 0, 1, 1};

    @Test
    void theNearestClassWins() {
        var asked = Embeddings.unit(2, new float[] {5, 1, 1, 5});
        var report = new NearestNeighbours(2, 0.07).classify(KNOWN, CLASSES, asked, new int[] {0, 1});
        assertThat(report).isEqualTo(new NearestNeighbours.Report(1, 1, 2, 2));
    }

    @Test
    void aClassWithoutVotesIsNotAmongTheFirstFive() {
        var asked = Embeddings.unit(1, new float[] {1, 0});
        assertThat(new NearestNeighbours(2, 0.07).classify(KNOWN, CLASSES, asked, new int[] {1}))
                .isEqualTo(new NearestNeighbours.Report(0, 0, 1, 2));
        assertThat(new NearestNeighbours(4, 0.07)
                        .classify(KNOWN, CLASSES, asked, new int[] {1})
                        .top5())
                .isEqualTo(1);
    }

    /// Equal votes are no merit: a collapsed model must not look good.
    @Test
    void tiesCountAgainstIt() {
        var collapsed = Embeddings.unit(4, new float[] {1, 1, 1, 1, 1, 1, 1, 1});
        var report = NearestNeighbours.standard().classify(collapsed, CLASSES, collapsed, CLASSES);
        assertThat(report.top1()).isZero();
    }
}
