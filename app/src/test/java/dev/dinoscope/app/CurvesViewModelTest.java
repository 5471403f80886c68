package dev.dinoscope.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dinoscope.app.bridge.NodeSession;
import dev.dinoscope.app.bridge.RunItem;
import dev.dinoscope.app.focus.Focus;
import dev.dinoscope.app.view.curves.ChartPlan;
import dev.dinoscope.app.view.curves.CurvesViewModel;
import dev.dinoscope.engine.run.RunState;
import dev.dinoscope.engine.runs.RunInfo;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Which scalars are drawn, without a window.
final class CurvesViewModelTest {
    private final RecordedNode node = new RecordedNode();
    private final FxQueue fx = new FxQueue();
    private final NodeSession session = new NodeSession(() -> node, fx);
    private final Focus focus = new Focus();
    private final CurvesViewModel model = new CurvesViewModel(session, focus, fx);

    @AfterEach
    void close() {
        session.close();
    }

    @Test
    void theUsualScalarsAreDrawnAndTheOthersOffered() throws InterruptedException {
        assertThat(model.isEmpty()).isTrue();
        attach("a");
        for (var tag : List.of("loss", "loss/contrastive", "loss/rank", "gate/mean", "optim/learning_rate")) {
            node.scalar("a", tag, 1, 0.5);
        }
        fx.until(() -> model.tags().size() == 5);
        assertThat(model.isEmpty()).isFalse();
        assertThat(titles()).containsExactly("loss", "optim/learning_rate", "loss/*");
        assertThat(model.charts()).doesNotContain("gate/mean");

        model.together().remove("loss");
        assertThat(titles()).containsExactly("loss", "optim/learning_rate", "loss/contrastive", "loss/rank");
        assertThat(model.figure()).isPresent();
    }

    @Test
    void whatWasUncheckedStaysSoWhenAnotherRunHasIt() throws InterruptedException {
        attach("a", "b");
        node.scalar("a", "loss", 1, 0.5);
        fx.until(() -> model.charts().contains("loss"));
        model.charts().remove("loss");
        assertThat(model.isEmpty()).isTrue();
        model.toggle(session.ref("b"));
        node.scalar("b", "loss", 1, 0.5);
        node.scalar("b", "speed/images_per_second", 1, 9);
        fx.until(() -> model.charts().contains("speed/images_per_second"));
        assertThat(titles()).containsExactly("speed/images_per_second");
    }

    @Test
    void aRunThatIsNoLongerDrawnTakesItsScalarsAlong() throws InterruptedException {
        attach("a", "b");
        node.scalar("b", "loss", 1, 0.5);
        model.toggle(session.ref("b"));
        fx.until(() -> model.tags().contains("loss"));
        model.toggle(session.ref("b"));
        assertThat(model.tags()).isEmpty();
        assertThat(model.figure()).isEmpty();
    }

    @Test
    void searchesFindRunsAndScalarsByWords() throws InterruptedException {
        attach("clip-small", "clip-large");
        assertThat(model.choices().runs()).hasSize(2);
        model.choices().runSearchProperty().set("LARGE clip");
        assertThat(model.choices().runs()).extracting(RunItem::id).containsExactly("clip-large");
        model.choices().runSearchProperty().set("tiny");
        assertThat(model.choices().runs()).isEmpty();
    }

    @Test
    void theCaptionSaysWhatTimeMeans() throws InterruptedException {
        attach("a");
        node.scalar("a", "loss", 1, 0.5);
        fx.until(() -> model.tags().contains("loss"));
        assertThat(model.captionProperty().get()).isEmpty();
        model.byTimeProperty().set(true);
        assertThat(model.captionProperty().get()).isEqualTo("Training time");
    }

    @Test
    void chartsOfTheLastSessionComeBackAndNewScalarsAreDrawnIfUsual() throws InterruptedException {
        model.memory()
                .recall(Map.of(
                        "charts", List.of("gate/mean"),
                        "offered", List.of("gate/mean", "loss"),
                        "folded", List.of("gate"),
                        "smoothing", 7));
        attach("a");
        for (var tag : List.of("loss", "gate/mean", "optim/gradient_norm")) {
            node.scalar("a", tag, 1, 0.5);
        }
        fx.until(() -> model.tags().size() == 3);
        assertThat(model.charts()).containsExactlyInAnyOrder("gate/mean", "optim/gradient_norm");
        assertThat(model.folded()).containsExactly("gate");
        assertThat(model.smoothingProperty().get()).as("out of range").isEqualTo(0.6);
        model.fold("gate");
        assertThat(model.folded()).isEmpty();
    }

    private List<String> titles() {
        return model.plan().sections().stream()
                .flatMap(section -> section.charts().stream())
                .map(ChartPlan.Chart::title)
                .toList();
    }

    /// The first of the runs is drawn.
    private void attach(String... runs) throws InterruptedException {
        node.show(List.of(runs).stream()
                .map(run -> RecordedNode.run(run, RunState.RUNNING, 1, 9))
                .toArray(RunInfo[]::new));
        session.connect();
        fx.until(() -> session.runs().items().size() == runs.length
                && session.attached().get());
        focus.turnTo(session.ref(runs[0]));
    }
}
