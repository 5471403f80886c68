package dev.dinoscope.app.view.runs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dinoscope.engine.compare.RunContent;
import dev.dinoscope.engine.run.Alert;
import dev.dinoscope.engine.run.AlertKind;
import dev.dinoscope.engine.run.EvaluationResult;
import dev.dinoscope.engine.run.RunNotes;
import dev.dinoscope.engine.run.RunState;
import dev.dinoscope.engine.runs.RunInfo;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the list and the inspector say of runs.
class RunTextsTest {
    private static final Instant START = Instant.parse("2026-11-22T03:00:00Z");

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whatIsNotFiniteComesLastWhicheverWayItIsSorted(boolean downwards) {
        var order = RunOrder.finiteFirst(Double::doubleValue, () -> downwards);
        var sorted = Stream.of(Double.NaN, 2.0, Double.POSITIVE_INFINITY, 1.0, 3.0)
                .sorted(downwards ? order.reversed() : order)
                .toList();
        assertThat(sorted.subList(0, 3)).isEqualTo(downwards ? List.of(3.0, 2.0, 1.0) : List.of(1.0, 2.0, 3.0));
    }

    @Test
    void factsLeaveOutWhatARunDoesNotHave() {
        assertThat(RunFacts.of(run("", null, 0)))
                .containsOnlyKeys("State", "Method", "Step", "Started", "Duration")
                .containsEntry("State", "Running")
                .containsEntry("Step", "1,200 / 3,000")
                .containsEntry("Duration", "1:01:01");
        var alert = new Alert(START, 1240, AlertKind.LOSS_SPIKE, "the loss rose");
        assertThat(RunFacts.of(run("decoding", alert, 2)))
                .containsEntry("Message", "decoding")
                .containsEntry("2 alerts, newest", "step 1,240: the loss rose");
        assertThat(RunFacts.of(run("", alert, 1))).containsKey("Alert");
    }

    @Test
    void resultsHaveTheMeasuresOfSomeSplitAndSayWhatIsMissing() {
        var table = ResultTable.of(content(
                result("val", Map.of("recall_at_1", 0.25, "recall_at_5", Double.NaN), null),
                result("test", Map.of("recall_at_1", 0.125), null),
                result("unseen", Map.of(), "the embeddings are not finite")));
        assertThat(table.measures()).containsExactly("R@1", "R@5");
        assertThat(table.rows()).extracting("split").containsExactly("val", "test", "unseen");
        assertThat(table.rows().getFirst().values().getFirst()).isEqualTo("25.0 %");
        assertThat(table.rows().get(1).values()).containsExactly("12.5 %", RunText.UNKNOWN);
        assertThat(table.rows().getLast().refusal()).contains("the embeddings are not finite");
        assertThat(ResultTable.of(content()).rows()).isEmpty();
    }

    @Test
    void typedTagsReplaceThoseThatWereThere() {
        var before = new RunNotes("first", "why", List.of("old", "paper"), true);
        var change = new NotesDraft("second", " paper, α=0.5  paper ", "").over(before);
        assertThat(change.applyTo(before)).isEqualTo(new RunNotes("second", "", List.of("paper", "α=0.5"), true));
        assertThat(NotesDraft.of(before).over(before).applyTo(before)).isEqualTo(before);
    }

    private static RunContent content(EvaluationResult... results) {
        return new RunContent("a", new LinkedHashMap<>(), new LinkedHashMap<>(), Map.of(), List.of(results));
    }

    private static EvaluationResult result(String split, Map<String, Double> metrics, @Nullable String refused) {
        return new EvaluationResult(9, "retrieval", split, START, new LinkedHashMap<>(metrics), refused);
    }

    private static RunInfo run(String message, @Nullable Alert alert, int alerts) {
        return new RunInfo(
                "a",
                "clip",
                "clip",
                RunState.RUNNING,
                1200,
                3000,
                START,
                START,
                START.plusSeconds(3661),
                0,
                message,
                Map.of(),
                alerts,
                alert,
                RunNotes.NONE,
                List.of());
    }
}
