package dev.dinoscope.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dinoscope.app.bridge.NodeSession;
import dev.dinoscope.app.bridge.RunItem;
import dev.dinoscope.app.bridge.RunRef;
import dev.dinoscope.app.focus.Focus;
import dev.dinoscope.app.view.compare.CompareViewModel;
import dev.dinoscope.engine.compare.Comparison;
import dev.dinoscope.engine.run.RunState;
import dev.dinoscope.engine.runs.RunInfo;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Runs side by side, without a window.
final class CompareViewModelTest {
    private final RecordedNode node = new RecordedNode();
    private final FxQueue fx = new FxQueue();
    private final NodeSession session = new NodeSession(() -> node, fx);
    private final Focus focus = new Focus();
    private final CompareViewModel model = new CompareViewModel(session, focus, fx);

    @AfterEach
    void close() {
        model.close();
        session.close();
    }

    @Test
    void twoRunsAreComparedAndWhatDiffersIsTold() throws InterruptedException {
        node.file("r0", "recipe.yaml", "seed: 1\nmodel:\n  image:\n    width: 128\n");
        node.file("r1", "recipe.yaml", "seed: 7\nmodel:\n  image:\n    width: 128\n");
        attach(2);
        var summary = model.summary();
        focus.show(refs(1));
        assertThat(model.comparisonProperty().get())
                .as("one is nothing to compare")
                .isEmpty();
        assertThat(summary.get()).isEmpty();

        focus.show(refs(2));
        fx.until(() -> model.comparisonProperty().get().isPresent());
        var found = model.comparisonProperty().get().orElseThrow();
        assertThat(found.runs()).containsExactly("r0", "r1");
        assertThat(keys(found)).contains("seed").doesNotContain("model.image.width");
        assertThat(summary.get()).isEqualTo("2 runs  ·  * the setting's default");
    }

    @Test
    void toLookIntoOneOfThemDoesNotEndTheComparison() throws InterruptedException {
        attach(3);
        focus.show(refs(2));
        fx.until(() -> model.comparisonProperty().get().isPresent());
        focus.turnTo(refs(3).getLast());
        assertThat(model.comparisonProperty().get().orElseThrow().runs()).containsExactly("r0", "r1");
    }

    @Test
    void aLiveRunIsReadAgain() throws InterruptedException {
        node.file("r0", "recipe.yaml", "seed: 1\n");
        node.file("r1", "recipe.yaml", "seed: 1\n");
        attach(2);
        focus.show(refs(2));
        fx.until(() -> model.comparisonProperty().get().isPresent());
        assertThat(keys(model.comparisonProperty().get().orElseThrow())).doesNotContain("seed");
        node.file("r1", "recipe.yaml", "seed: 2\n");
        model.read();
        assertThat(model.comparisonProperty().get()).isEmpty();
        fx.until(() -> model.comparisonProperty().get().isPresent());
        assertThat(keys(model.comparisonProperty().get().orElseThrow())).contains("seed");
    }

    @Test
    void ofManyRunsTheFirstEightAreCompared() throws InterruptedException {
        attach(10);
        focus.show(refs(10));
        fx.until(() -> model.comparisonProperty().get().isPresent());
        assertThat(model.comparisonProperty().get().orElseThrow().runs()).hasSize(Comparison.MOST);
    }

    private static List<String> keys(Comparison comparison) {
        return comparison.sections().stream()
                .flatMap(section -> section.rows().stream())
                .map(Comparison.Row::key)
                .toList();
    }

    private List<RunRef> refs(int count) {
        return session.runs().items().stream().limit(count).map(RunItem::ref).toList();
    }

    private void attach(int count) throws InterruptedException {
        node.show(IntStream.range(0, count)
                .mapToObj(i -> RecordedNode.run("r" + i, RunState.RUNNING, 1, 9))
                .toArray(RunInfo[]::new));
        session.connect();
        fx.until(() ->
                session.runs().items().size() == count && session.attached().get());
    }
}
