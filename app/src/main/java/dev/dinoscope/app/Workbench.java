package dev.dinoscope.app;

import dev.dinoscope.app.action.Action;
import dev.dinoscope.app.action.ActionGroup;
import dev.dinoscope.app.action.ActionRegistry;
import dev.dinoscope.app.bridge.NodeConnector;
import dev.dinoscope.app.bridge.NodeSession;
import dev.dinoscope.app.bridge.RunCommands;
import dev.dinoscope.app.bridge.RunItem;
import dev.dinoscope.app.bridge.SnapshotCache;
import dev.dinoscope.app.help.HelpActions;
import dev.dinoscope.app.settings.Settings;
import dev.dinoscope.app.shell.Appearance;
import dev.dinoscope.app.shell.Notices;
import dev.dinoscope.app.shell.Shell;
import dev.dinoscope.app.shell.ViewDescriptor;
import dev.dinoscope.app.task.Tasks;
import dev.dinoscope.app.view.curves.CurvesView;
import dev.dinoscope.app.view.curves.CurvesViewModel;
import dev.dinoscope.app.view.data.DataView;
import dev.dinoscope.app.view.data.DataViewModel;
import dev.dinoscope.app.view.launch.LaunchView;
import dev.dinoscope.app.view.launch.LaunchViewModel;
import dev.dinoscope.app.view.patches.PatchFrame;
import dev.dinoscope.app.view.patches.PatchesView;
import dev.dinoscope.app.view.patches.PatchesViewModel;
import dev.dinoscope.app.view.runs.RunDetails;
import dev.dinoscope.app.view.runs.RunsActions;
import dev.dinoscope.app.view.runs.RunsView;
import dev.dinoscope.app.view.runs.RunsViewModel;
import dev.dinoscope.engine.recipe.Recipe;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.application.Platform;
import org.kordamp.ikonli.feather.Feather;

/// The parts of the workbench, put together once. To add a view, add its line to [#views()].
final class Workbench implements AutoCloseable {
    private final Executor fx = Platform::runLater;
    private final ActionRegistry actions = new ActionRegistry();
    private final Notices notices = new Notices();
    private final Tasks tasks = new Tasks(fx, failure -> notices.error(failure.title() + ": " + failure.message()));
    private final NodeSession session;
    private final RunsViewModel runs;
    private final RunsActions runActions;
    private final CurvesViewModel curves;
    private final PatchesViewModel patches;
    private final LaunchViewModel launch;
    private final DataViewModel data;
    private final Appearance appearance;
    private final List<ViewDescriptor> views;
    private final RunCommands commands;
    private final Shell shell;

    /// @param connector the way to the node
    /// @param cache a directory for what can be fetched again
    Workbench(NodeConnector connector, Path cache, Settings settings, Desktop desktop) {
        session = new NodeSession(connector, fx);
        appearance = new Appearance(settings.theme());
        runs = new RunsViewModel(session.runs());
        curves = new CurvesViewModel(session, fx);
        patches = new PatchesViewModel(session, new SnapshotCache(cache.resolve("runs")), fx);
        launch = new LaunchViewModel(session, tasks, this::follow);
        data = new DataViewModel(new Recipe().data().source(), cache, tasks);
        commands = new RunCommands(session, tasks, desktop::copy, desktop::reveal);
        runActions = new RunsActions(actions, runs, commands, elsewhere());
        actions.register(
                Action.of("run.start", "Start this recipe", Feather.PLAY_CIRCLE, ActionGroup.RUN, launch::start)
                        .on("Shortcut+Enter")
                        .when(launch.startable()));
        var restart = actions.register(
                Action.of("node.restart", "Restart node", Feather.REFRESH_CW, ActionGroup.NODE, session::connect)
                        .on("Shortcut+Shift+R"));
        HelpActions.register(actions, tasks, (title, sheet) -> shell().present(title, sheet));
        var line = new ConnectionLine(session);
        views = views();
        shell = new Shell(
                views,
                actions,
                appearance,
                new Shell.Surroundings(line.connection(), line.load(), restart, tasks, notices));
        shell.inspectorOpenProperty().set(settings.inspector());
    }

    private List<ViewDescriptor> views() {
        return List.of(
                RunsView.descriptor(runs, runActions, () -> new RunDetails(session, fx)),
                CurvesView.descriptor(() -> curves).remembering(curves.memory()),
                PatchesView.descriptor(() -> patches).remembering(patches.memory()),
                LaunchView.descriptor(() -> launch, () -> actions.get("run.start")),
                DataView.descriptor(() -> data));
    }

    private RunsActions.Elsewhere elsewhere() {
        return new RunsActions.Elsewhere(
                () -> shell().open("launch"),
                id -> {
                    launch.takeRun(id);
                    shell().open("launch");
                },
                ids -> {
                    curves.show(ids);
                    shell().open("curves");
                },
                id -> {
                    patches.runProperty().set(Optional.of(id));
                    shell().open("patches");
                });
    }

    /// Turns every view to a run that has just been started.
    void follow(String run) {
        curves.show(List.of(run));
        patches.runProperty().set(Optional.of(run));
        notices.success("Started " + run);
        shell().open("curves");
    }

    /// Turns every view to these runs.
    ///
    /// @param patch pinned in the first run
    void visit(List<String> ids, PatchFrame.Anchor patch) {
        curves.show(ids);
        patches.runProperty().set(Optional.of(ids.getFirst()));
        patches.anchorProperty().set(Optional.of(patch));
    }

    /// Attaches to the node and shows the first view.
    void start() {
        session.connect();
        shell.open("runs");
    }

    Shell shell() {
        return shell;
    }

    Appearance appearance() {
        return appearance;
    }

    NodeSession session() {
        return session;
    }

    ActionRegistry actions() {
        return actions;
    }

    /// What to remember of this session, but for the window.
    Settings remember(Settings before) {
        return before.withTheme(appearance.themeProperty().get())
                .withInspector(shell.inspectorOpenProperty().get());
    }

    /// Runs that a process works on now.
    List<RunItem> liveRuns() {
        return session.runs().items().stream().filter(RunItem::live).toList();
    }

    /// @param told called when the node knows it; runs end after that
    void stopLiveRuns(Runnable told) {
        commands.stop(liveRuns().stream().map(RunItem::id).toList(), told);
    }

    List<String> viewIds() {
        return views.stream().map(ViewDescriptor::id).toList();
    }

    @Override
    public void close() {
        shell.close();
        session.close();
        tasks.close();
    }
}
