package dev.dinoscope.engine.node.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dinoscope.engine.run.RunNotes;
import dev.dinoscope.engine.run.RunState;
import dev.dinoscope.engine.runs.RunInfo;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RunDifferenceTest {
    private static RunInfo run(int number, long step) {
        var created = Instant.ofEpochMilli(1_000 + number);
        return new RunInfo(
                "run-" + number,
                "tiny",
                "clip",
                RunState.RUNNING,
                step,
                100,
                created,
                created,
                created,
                1,
                "",
                Map.of("loss", 1.0 / (step + 1)),
                0,
                null,
                RunNotes.NONE,
                List.of());
    }

    private static List<RunInfo> runs(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> run(count - 1 - i, 0))
                .collect(java.util.stream.Collectors.toCollection(ArrayList::new));
    }

    @Test
    void sendsOnlyWhatChanged() {
        var before = runs(1000);
        var now = new ArrayList<>(before);
        now.set(500, run(499, 7));
        now.remove(900);
        now.addFirst(run(1000, 0));
        var whole = RunDifference.between(null, before);
        var change = RunDifference.between(before, now);
        assertThat(change.getRunsCount()).isEqualTo(2);
        assertThat(change.getRemovedList()).containsExactly("run-99");
        assertThat(change.getSerializedSize()).isLessThan(whole.getSerializedSize() / 200);
        var client = new RunDifference();
        var seen = client.add(whole);
        assertThat(seen).isEqualTo(before);
        var then = client.add(change);
        assertThat(then).isEqualTo(now);
        assertThat(then.get(1)).isSameAs(seen.getFirst());
    }

    @Test
    void aNewStreamVoidsTheOldOne() {
        var client = new RunDifference();
        var _ = client.add(RunDifference.between(null, runs(3)));
        assertThat(client.add(RunDifference.between(null, runs(2)))).isEqualTo(runs(2));
        assertThat(client.add(RunDifference.between(runs(2), List.of()))).isEmpty();
    }
}
