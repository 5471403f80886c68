package dev.dinoscope.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dinoscope.app.action.ActionRegistry;
import dev.dinoscope.app.bridge.NodeConnector;
import dev.dinoscope.app.bridge.NodeSession;
import dev.dinoscope.app.bridge.RunCommands;
import dev.dinoscope.app.bridge.RunItem;
import dev.dinoscope.app.focus.Focus;
import dev.dinoscope.app.shell.notice.Notices;
import dev.dinoscope.app.task.TaskFailure;
import dev.dinoscope.app.task.Tasks;
import dev.dinoscope.app.view.runs.RunDetailsViewModel;
import dev.dinoscope.app.view.runs.RunKeeping;
import dev.dinoscope.app.view.runs.RunsActions;
import dev.dinoscope.app.view.runs.RunsViewModel;
import dev.dinoscope.engine.node.NodeClient;
import dev.dinoscope.engine.run.RunNotes;
import dev.dinoscope.engine.run.RunState;
import dev.dinoscope.engine.runs.RunInfo;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The list of runs and what can be done with them, without a window.
final class RunsViewModelTest {
    private final RecordedNode node = new RecordedNode();
    private final FxQueue fx = new FxQueue();
    private final List<TaskFailure> failures = new ArrayList<>();
    private final Tasks tasks = new Tasks(fx, failures::add);
    private final Notices notices = new Notices();
    private final ActionRegistry actions = new ActionRegistry();
    private final Focus focus = new Focus();
    private final List<String> opened = new ArrayList<>();
    private final List<Path> revealed = new ArrayList<>();
    private final List<String> copied = new ArrayList<>();
    private NodeSession session = new NodeSession(() -> node, fx);

    @AfterEach
    void close() {
        session.close();
        tasks.close();
        assertThat(failures).isEmpty();
    }

    @Test
    void archivedRunsAreListedOnlyWhenTheyAreWanted() throws InterruptedException {
        var model = attach(run("a", RunState.FINISHED), archived("b"), run("c", RunState.RUNNING));
        assertThat(model.shown()).extracting(RunItem::id).containsExactly("a", "c");
        assertThat(model.summary().get()).isEqualTo("2 of 3 runs, 1 live");
        model.withArchivedProperty().set(true);
        assertThat(model.summary().get()).isEqualTo("3 runs, 1 live");
    }

    @Test
    void aTagIsFoundWholeAndAWordAnywhere() throws InterruptedException {
        var paper = RecordedNode.withNotes(run("a", RunState.FINISHED), tagged("paper"));
        var papers = RecordedNode.withNotes(run("b", RunState.FINISHED), tagged("papers"));
        var model = attach(paper, papers);
        model.filterProperty().set("#Paper");
        assertThat(model.shown()).extracting(RunItem::id).containsExactly("a");
        model.filterProperty().set("paper FINISHED");
        assertThat(model.shown()).hasSize(2);
        model.filterProperty().set("paper failed");
        assertThat(model.shown()).isEmpty();
    }

    @Test
    void actionsFollowWhatIsSelectedAndTouchOnlyThoseTheyCan() throws InterruptedException {
        var model = attach(run("a", RunState.RUNNING), run("b", RunState.FAILED), run("c", RunState.FINISHED));
        var all = List.of("run.stop", "run.resume", "run.delete", "run.compare", "run.path");
        assertThat(all).noneMatch(this::isEnabled);

        model.selected().setAll(model.shown().getFirst());
        assertThat(all).filteredOn(this::isEnabled).containsExactly("run.stop", "run.path");

        model.selected().setAll(model.shown());
        assertThat(all).allMatch(this::isEnabled);
        actions.get("run.stop").run();
        actions.get("run.resume").run();
        fx.until(() -> tasks.running().isEmpty());
        assertThat(node.calls).containsExactlyInAnyOrder("stop a", "resume b");

        actions.get("run.compare").run();
        assertThat(focus.runs()).hasSize(3);
        assertThat(opened).containsExactly("compare");
        actions.get("run.path").run();
        assertThat(copied).containsExactly("/runs/a\n/runs/b\n/runs/c");
    }

    @Test
    void directoriesOfAnotherMachineCannotBeShownAndTheReasonIsSaid() throws InterruptedException {
        var model = attach(run("a", RunState.FINISHED));
        model.selected().setAll(model.shown());
        var reveal = actions.get("run.reveal");
        assertThat(reveal.enabled().get()).isFalse();
        assertThat(reveal.hindrance().getValue()).isEqualTo("the node is on another machine");
        reveal.run();
        assertThat(tasks.running()).isEmpty();
        assertThat(revealed).isEmpty();
    }

    @Test
    void directoriesOfThisMachineAreShown() throws InterruptedException {
        session = new NodeSession(new OnThisMachine(node), fx);
        var model = attach(run("a", RunState.FINISHED));
        assertThat(isEnabled("run.reveal")).as("nothing is selected").isFalse();
        model.selected().setAll(model.shown());
        actions.get("run.reveal").run();
        fx.until(() -> tasks.running().isEmpty());
        assertThat(revealed).containsExactly(Path.of("/runs/a"));
    }

    @Test
    void deletingSparesLiveRunsAndUndoBringsTheOthersBack() throws InterruptedException {
        var model = attach(run("a", RunState.RUNNING), run("b", RunState.FAILED));
        model.selected().setAll(model.shown());
        actions.get("run.delete").run();
        fx.until(() -> tasks.running().isEmpty() && model.shown().size() == 1);
        assertThat(node.trash()).containsExactly("b");
        var told = notices.shown().getLast();
        assertThat(told.text()).isEqualTo("Moved b to the trash");
        told.answers().getFirst().deed().run();
        fx.until(() -> tasks.running().isEmpty() && model.shown().size() == 2);
    }

    @Test
    void detailsFollowOneRunAndForgetTheOneBefore() throws InterruptedException {
        node.file("a", "recipe.yaml", "seed: 7\n");
        node.log("a", IntStream.range(0, 300).mapToObj(i -> "line " + i).toArray(String[]::new));
        var model = attach(run("a", RunState.FINISHED), run("b", RunState.FINISHED));
        try (var details = new RunDetailsViewModel(session, fx)) {
            details.inspect(Optional.of(model.shown().getFirst()));
            fx.until(() -> !details.filesProperty().get().recipe().isEmpty()
                    && !details.log().isEmpty());
            assertThat(details.filesProperty().get().recipe()).containsEntry("seed", "7");
            assertThat(details.log()).hasSize(200).last().isEqualTo("line 299");

            details.inspect(Optional.of(model.shown().getLast()));
            assertThat(details.log()).isEmpty();
            assertThat(details.filesProperty().get().recipe()).isEmpty();
        }
    }

    private boolean isEnabled(String action) {
        return actions.get(action).enabled().get();
    }

    private RunsViewModel attach(RunInfo... runs) throws InterruptedException {
        node.show(runs);
        session.connect();
        fx.until(() -> session.runs().items().size() == runs.length
                && session.attached().get());
        var model = new RunsViewModel(session.runs());
        var commands = new RunCommands(session, tasks, copied::add, revealed::add);
        var keeping = new RunKeeping(session, tasks, notices);
        var _ = new RunsActions(actions, model, commands, keeping, focus, opened::add);
        return model;
    }

    private static RunInfo run(String id, RunState state) {
        return RecordedNode.run(id, state, 1, 9);
    }

    private static RunInfo archived(String id) {
        return RecordedNode.withNotes(run(id, RunState.FINISHED), new RunNotes("", "", List.of(), true));
    }

    private static RunNotes tagged(String tag) {
        return new RunNotes("", "", List.of(tag), false);
    }

    private record OnThisMachine(NodeClient client) implements NodeConnector {
        @Override
        public NodeClient connect() {
            return client;
        }

        @Override
        public boolean isLocal() {
            return true;
        }
    }
}
