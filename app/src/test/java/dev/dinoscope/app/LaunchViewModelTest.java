package dev.dinoscope.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dinoscope.app.bridge.NodeSession;
import dev.dinoscope.app.bridge.RunRef;
import dev.dinoscope.app.task.TaskFailure;
import dev.dinoscope.app.task.Tasks;
import dev.dinoscope.app.view.launch.LaunchViewModel;
import dev.dinoscope.engine.config.ConfigError;
import dev.dinoscope.engine.config.Configs;
import dev.dinoscope.engine.recipe.Recipe;
import dev.dinoscope.engine.run.RunState;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The recipe of a run to come, without a window.
final class LaunchViewModelTest {
    private final RecordedNode node = new RecordedNode();
    private final FxQueue fx = new FxQueue();
    private final List<TaskFailure> failures = new ArrayList<>();
    private final Tasks tasks = new Tasks(fx, failures::add);
    private final NodeSession session = new NodeSession(() -> node, fx);
    private final List<RunRef> started = new ArrayList<>();
    private final LaunchViewModel model = new LaunchViewModel(session, tasks, started::add, () -> 3, fx);

    @AfterEach
    void close() {
        session.close();
        tasks.close();
        assertThat(failures).isEmpty();
    }

    @Test
    void aRunStartsFromWhatTheFormHoldsAsSoonAsThereIsANode() throws InterruptedException {
        var startable = model.startable();
        assertThat(startable.get()).as("without a node").isFalse();
        attach();
        assertThat(startable.get()).isTrue();
        model.form().setting("seed").textProperty().set("42");
        model.start();
        fx.until(() -> !started.isEmpty());
        assertThat(started).containsExactly(session.ref("new"));
        var recipe = recipe("new");
        assertThat(recipe.seed()).isEqualTo(42);
        assertThat(recipe.train().threads()).as("as the preferences propose").isEqualTo(3);
    }

    @Test
    void allErrorsAreToldAndNothingStarts() throws InterruptedException {
        attach();
        var title = model.errorTitle();
        var text = model.errorText();
        assertThat(title.get()).isEmpty();
        model.form().setting("seed").textProperty().set("-3");
        assertThat(title.get()).isEqualTo("1 error");
        model.form().setting("optim.learning_rate").textProperty().set("fast");
        assertThat(title.get()).isEqualTo("2 errors");
        assertThat(text.get().lines().toList())
                .hasSize(2)
                .first()
                .asString()
                .startsWith("seed: -3 — expected a whole number");
        assertThat(model.startable().get()).isFalse();
        model.estimate();
        assertThat(node.calls).isEmpty();
    }

    @Test
    void theCostIsCountedByTheNode() throws InterruptedException {
        attach();
        model.estimate();
        assertThat(model.costStateProperty().get()).startsWith("Counting");
        fx.until(() -> model.costProperty().get().isPresent());
        assertThat(model.costStateProperty().get()).isEmpty();
        assertThat(node.calls).containsExactly("estimate []");
        fx.until(() -> !model.counting());
    }

    @Test
    void whatTheNodeRefusesMarksTheFormUnlessThatHasGoneOn() throws InterruptedException {
        attach();
        node.refusals.add(new ConfigError("train.batch", "128", "expected less"));
        model.estimate();
        model.form().setting("seed").textProperty().set("5");
        fx.until(() -> !model.counting());
        assertThat(model.form().errors())
                .as("the answer is about another recipe")
                .isEmpty();
        assertThat(model.costStateProperty().get()).contains("train.batch: 128 — expected less");

        model.estimate();
        fx.until(() -> !model.counting());
        assertThat(model.form().errors()).containsExactlyElementsOf(node.refusals);
        assertThat(model.startable().get()).isFalse();
        model.form().setting("train.batch").textProperty().set("64");
        assertThat(model.startable().get()).isTrue();
    }

    @Test
    void aRecipeOfARunOrABundledOneFillsTheForm() throws InterruptedException {
        attach();
        var other = model.bundled().getLast();
        model.takeBundled(other);
        assertThat(model.originProperty().get()).isEqualTo(other);
        node.file("a", "recipe.yaml", "seed: 99\n");
        model.takeRun(session.ref("a"));
        fx.until(() -> model.originProperty().get().equals("a"));
        assertThat(model.form().setting("seed").textProperty().get()).isEqualTo("99");
        assertThat(model.form().changes()).as("nothing differs from the run's").isEmpty();
        model.form().undo().undo();
        assertThat(model.originProperty().get()).isEqualTo(other);
    }

    private Recipe recipe(String run) {
        return Configs.read(
                Recipe.class,
                "recipe.yaml",
                new String(node.read(run, "recipe.yaml"), StandardCharsets.UTF_8),
                List.of());
    }

    private void attach() throws InterruptedException {
        node.show(RecordedNode.run("a", RunState.FINISHED, 9, 9));
        session.connect();
        fx.until(session.attached()::get);
    }
}
