package dev.dinoscope.engine.data.pictogram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dinoscope.engine.data.CandidateSet;
import dev.dinoscope.engine.data.Candidates;
import dev.dinoscope.engine.data.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Renders the smallest style for real.
class PictogramPairsTest {
    private static final PictogramPairs SMALL = new PictogramPairs(List.of("fxemoji"), 16, LabelSet.COLLAPSED, 2);

    @TempDir
    Path cache;

    @Test
    void everyDrawingIsRenderedOnceAndDifferently() throws IOException {
        try (var dataset = SMALL.prepare(cache, Progress.NONE, () -> false)) {
            assertThat(dataset.pairs())
                    .hasSize(481)
                    .allMatch(pair -> pair.captions().size() == 2);
            var distinct = new HashSet<Integer>();
            for (int row = 0; row < dataset.images().rows(); row++) {
                distinct.add(Arrays.hashCode(dataset.images().read(row).rgb()));
            }
            assertThat(distinct.size()).isGreaterThan(470);
            var set = new CandidateSet(dataset, "test", Candidates.SPLIT);
            assertThat(set.captions()).doesNotHaveDuplicates();
            for (int i = 0; i < set.images().length; i++) {
                var pair = dataset.pairs().get(set.images()[i]);
                assertThat(set.captions().get(set.captionsOf()[i][0])).isEqualTo("a drawing of " + pair.label());
            }
        }
        var reports = new AtomicLong();
        SMALL.prepare(cache, (_, _, _) -> reports.incrementAndGet(), () -> false)
                .close();
        assertThat(reports).as("nothing is rendered the second time").hasValue(0);
    }

    @Test
    void cancellingHalfWayLeavesNothing() {
        var done = new AtomicLong();
        assertThatThrownBy(() -> SMALL.prepare(cache, (_, at, _) -> done.set(at), () -> done.get() > 100))
                .isInstanceOf(CancellationException.class);
        assertThat(done.get()).isBetween(100L, 200L);
        assertThat(cache).isDirectoryNotContaining("glob:**/pictograms-*[!k]");
    }
}
