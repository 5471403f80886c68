package dev.dinoscope.app;

import dev.dinoscope.app.action.Action;
import dev.dinoscope.app.action.ActionGroup;
import dev.dinoscope.app.action.ActionRegistry;
import dev.dinoscope.app.bridge.NodeConnector;
import dev.dinoscope.app.bridge.NodeSession;
import dev.dinoscope.app.bridge.RunCommands;
import dev.dinoscope.app.bridge.RunItem;
import dev.dinoscope.app.bridge.RunRef;
import dev.dinoscope.app.crash.CrashPane;
import dev.dinoscope.app.crash.Crashes;
import dev.dinoscope.app.figure.FigureExport;
import dev.dinoscope.app.figure.FigureSource;
import dev.dinoscope.app.focus.EarlierFocus;
import dev.dinoscope.app.focus.Focus;
import dev.dinoscope.app.focus.Spot;
import dev.dinoscope.app.help.HelpActions;
import dev.dinoscope.app.palette.PaletteModel;
import dev.dinoscope.app.session.Memory;
import dev.dinoscope.app.session.SessionState;
import dev.dinoscope.app.session.WindowPlace;
import dev.dinoscope.app.settings.CurrentPreferences;
import dev.dinoscope.app.settings.PreferencesFile;
import dev.dinoscope.app.shell.Appearance;
import dev.dinoscope.app.shell.Shell;
import dev.dinoscope.app.shell.ViewEntry;
import dev.dinoscope.app.shell.notice.Notice;
import dev.dinoscope.app.shell.notice.Notices;
import dev.dinoscope.app.shell.notice.Problem;
import dev.dinoscope.app.snapshot.SnapshotStore;
import dev.dinoscope.app.snapshot.Timeline;
import dev.dinoscope.app.task.TaskFailure;
import dev.dinoscope.app.task.Tasks;
import dev.dinoscope.app.tour.TourPlan;
import dev.dinoscope.app.view.compare.CompareView;
import dev.dinoscope.app.view.compare.CompareViewModel;
import dev.dinoscope.app.view.curves.CurvesView;
import dev.dinoscope.app.view.curves.CurvesViewModel;
import dev.dinoscope.app.view.data.DataChoice;
import dev.dinoscope.app.view.data.DataView;
import dev.dinoscope.app.view.data.DataViewModel;
import dev.dinoscope.app.view.gram.GramView;
import dev.dinoscope.app.view.gram.GramViewModel;
import dev.dinoscope.app.view.launch.LaunchView;
import dev.dinoscope.app.view.launch.LaunchViewModel;
import dev.dinoscope.app.view.patches.PatchesView;
import dev.dinoscope.app.view.patches.PatchesViewModel;
import dev.dinoscope.app.view.runs.RunDetailsViewModel;
import dev.dinoscope.app.view.runs.RunKeeping;
import dev.dinoscope.app.view.runs.RunsActions;
import dev.dinoscope.app.view.runs.RunsView;
import dev.dinoscope.app.view.runs.RunsViewModel;
import dev.dinoscope.app.view.settings.LibtorchViewModel;
import dev.dinoscope.app.view.settings.SettingsView;
import dev.dinoscope.app.view.settings.SettingsViewModel;
import dev.dinoscope.engine.run.files.Homes;
import dev.dinoscope.engine.torch.LibtorchSetting;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;

/// The parts of the workbench, put together once. To add a view, add its line to [#views(Desktop)] and, where the
/// figure verb draws it, its name to [#figures()].
final class Workbench implements AutoCloseable {
    /// Views that show whichever run is in focus.
    private static final Set<String> INTO_A_RUN = Set.of(PatchesView.DESCRIPTOR.id(), GramView.DESCRIPTOR.id());

    private final Executor fx = Platform::runLater;
    private final ActionRegistry actions = new ActionRegistry();
    private final Notices notices = new Notices();
    private final Tasks tasks = new Tasks(fx, this::tell);
    private final Homes homes;
    private final Desktop desktop;
    private final SessionState before;
    private final CurrentPreferences preferences;
    private final NodeSession session;
    private final Focus focus = new Focus();
    private final Memory focusMemory;
    private final RunsViewModel runs;
    private final RunsActions runActions;
    private final CurvesViewModel curves;
    private final SnapshotStore snapshots;
    private final Timeline timeline;
    private final PatchesViewModel patches;
    private final LaunchViewModel launch;
    private final DataViewModel data;
    private final Appearance appearance;
    private final List<ViewEntry> views;
    private final RunCommands commands;
    private final RunKeeping keeping;
    private Subscription waiting = Subscription.EMPTY;
    private final PaletteModel palette;
    private final Shell shell;

    /// @param connector the way to the node
    Workbench(NodeConnector connector, Homes homes, Opening opening, Desktop desktop) {
        this.homes = homes;
        this.desktop = desktop;
        var cache = homes.cache();
        before = opening.session();
        preferences = new CurrentPreferences(
                opening.preferences(),
                new PreferencesFile(homes.home()),
                fx,
                text -> fx.execute(() -> notices.show(Notice.Level.WARNING, text)));
        session = new NodeSession(connector, fx);
        focusMemory = focus.memory(session::recall);
        appearance = Appearance.ofSystem(opening.preferences().look().theme());
        runs = new RunsViewModel(session.runs());
        curves = new CurvesViewModel(session, focus, fx);
        snapshots = new SnapshotStore(cache.resolve("runs"));
        timeline = new Timeline(session, focus, snapshots, fx);
        patches = new PatchesViewModel(timeline, snapshots, fx);
        launch = new LaunchViewModel(
                session, tasks, this::started, () -> preferences.get().runs().threads(), fx);
        data = new DataViewModel(session, DataChoice.STANDARD, tasks);
        commands = new RunCommands(session, tasks, desktop::copy, desktop::reveal);
        keeping = new RunKeeping(session, tasks, notices);
        registerNewRun();
        runActions = new RunsActions(actions, runs, commands, keeping, focus, this::open);
        actions.register(
                Action.of("run.start", "Start this recipe", Feather.PLAY_CIRCLE, ActionGroup.RUN, launch::start)
                        .on("Shortcut+Enter")
                        .when(launch.startable()));
        actions.register(Action.of(
                        "run.examples", "Show the example runs", Feather.BOOK_OPEN, ActionGroup.RUN, this::showExamples)
                .when(session.attached()));
        var restart = actions.register(
                Action.of("node.restart", "Restart node", Feather.REFRESH_CW, ActionGroup.NODE, session::connect)
                        .on("Shortcut+Shift+R"));
        new FigureActions(this::shell, new FigureExport(session, tasks), preferences, notices, desktop, fx)
                .register(actions);
        session.onAlert(run -> notices.show(new Notice(
                Notice.Level.WARNING,
                run.info().label() + ": "
                        + Objects.requireNonNull(run.info().newestAlert()).message(),
                new Notice.Answer("Curves", () -> visit(run.ref())))));
        actions.register(Action.of(
                        "view.messages",
                        "Messages",
                        Feather.MESSAGE_SQUARE,
                        ActionGroup.VIEW,
                        () -> shell().presentMessages(notices))
                .on("Shortcut+M"));
        HelpActions.register(actions, tasks, (title, sheet) -> shell().present(title, sheet));
        var line = new ConnectionLine(session);
        views = views(desktop);
        var sources = new PaletteSources(actions, session, this::visit, launch, this::open);
        palette = new PaletteModel(sources.all());
        palette.recall(sources.recall(before.recent()));
        shell = new Shell(
                views,
                actions,
                appearance,
                new Shell.Surroundings(
                        line.connection(),
                        line.load(),
                        line.preparation(),
                        restart,
                        tasks,
                        notices,
                        desktop::copy,
                        palette));
        applyPreferences();
        opening.notes().forEach(note -> notices.show(Notice.Level.WARNING, note));
    }

    /// What helps who has nothing to look at yet.
    private List<Action> firstRuns() {
        return List.of(actions.get("run.new"), actions.get("run.examples"));
    }

    private void showExamples() {
        commands.unpackExamples(ids -> {
            visit(ids, TourPlan.PATCH);
            open("patches");
        });
    }

    private void registerNewRun() {
        actions.register(Action.of("run.new", "New run", Feather.PLUS, ActionGroup.RUN, () -> open("launch"))
                .on("Shortcut+N"));
        actions.register(Action.of("run.again", "New run from this recipe", Feather.COPY, ActionGroup.RUN, () -> {
                    launch.takeRun(runs.selectedRefs().getFirst());
                    open("launch");
                })
                .on("Shortcut+Shift+N")
                .when(runs.anySelected()));
    }

    private void open(String view) {
        shell().open(view);
    }

    /// Turns every view to a run that has just been started.
    void started(RunRef run) {
        focus.turnTo(run);
        notices.success("Started " + run.id());
        open("curves");
    }

    /// Shows a run where the user looks already, if that can be.
    private void visit(RunRef run) {
        focus.turnTo(run);
        if (!INTO_A_RUN.contains(shell().frontView())) {
            open("curves");
        }
    }

    /// Turns every view to these runs of the node.
    ///
    /// @param spot pinned in the first run
    void visit(List<String> ids, Spot spot) {
        var wanted = ids.stream().map(session::ref).toList();
        focus.show(wanted);
        focus.runProperty().set(wanted.stream().findFirst());
        focus.spotProperty().set(Optional.of(spot));
    }

    private void reveal(Path folder) {
        tasks.start(
                "Opening " + folder,
                _ -> {
                    desktop.reveal(folder);
                    return folder;
                },
                _ -> {});
    }

    /// Shows what `crashes` reports: a card that leads to the whole report.
    void watch(Crashes crashes) {
        crashes.onReport(report -> fx.execute(() -> notices.show(new Notice(
                Notice.Level.ERROR,
                report.title() + ". The window goes on; what you were doing may not have worked.",
                new Notice.Answer(
                        "Read the report",
                        () -> shell.present(
                                "Report of a failure",
                                new CrashPane(
                                        report,
                                        desktop::copy,
                                        kept -> reveal(kept.file().resolveSibling("")))))))));
    }

    private void applyPreferences() {
        appearance.choiceProperty().subscribe(choice -> preferences.change(now -> now.withTheme(choice)));
        preferences.valueProperty().subscribe(now -> {
            appearance.choiceProperty().set(now.look().theme());
            notices.leastProperty()
                    .set(Notice.Level.valueOf(now.notifications().level().name()));
            notices.stayProperty().set(now.notifications().seconds());
        });
    }

    private void tell(TaskFailure failure) {
        var problem = Problem.of(failure.title(), failure.problem());
        notices.show(new Notice(
                Notice.Level.ERROR, failure.title() + ": " + failure.message(), problem.details(), List.of()));
    }

    /// What the figure verb draws, by id of the view; the first unless another is asked for.
    static SequencedMap<String, FigureSource> figures() {
        var sources = new LinkedHashMap<String, FigureSource>();
        Stream.of(CurvesView.DESCRIPTOR, PatchesView.DESCRIPTOR, GramView.DESCRIPTOR)
                .forEach(view -> view.figure().ifPresent(source -> sources.put(view.id(), source.get())));
        return sources;
    }

    private List<ViewEntry> views(Desktop desktop) {
        return List.of(
                RunsView.in(runs, runActions, () -> new RunDetailsViewModel(session, fx), keeping, notices),
                CurvesView.in(() -> curves, this::firstRuns).remembering(curves.memory()),
                PatchesView.in(() -> patches, this::firstRuns).remembering(patches.memory()),
                GramView.in(() -> new GramViewModel(timeline, snapshots, fx), this::firstRuns),
                CompareView.in(
                        () -> new CompareViewModel(session, focus, fx), desktop::copy, () -> actions.get("view.runs")),
                LaunchView.in(() -> launch, () -> actions.get("run.start")),
                DataView.in(() -> data),
                SettingsView.in(
                        new SettingsViewModel(preferences),
                        new LibtorchViewModel(new LibtorchSetting(homes, System.getenv()), tasks),
                        homes,
                        this::reveal));
    }

    /// Attaches to the node and shows what was open.
    void start() {
        focusMemory.recall(EarlierFocus.in(before.memory()));
        focus.beginWith(session.runs());
        views.forEach(view -> view.memory().recall(before.memory().getOrDefault(view.id(), Map.of())));
        session.connect();
        shell.restore(before);
    }

    Shell shell() {
        return shell;
    }

    Focus focus() {
        return focus;
    }

    Notices notices() {
        return notices;
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

    /// What to remember of this session.
    SessionState remember(WindowPlace window) {
        var memory = new LinkedHashMap<String, Map<String, Object>>();
        memory.put(EarlierFocus.KEY, focusMemory.values());
        views.forEach(view -> memory.put(view.id(), view.memory().values()));
        return new SessionState(
                before.version(),
                window,
                shell.inspectorOpenProperty().get(),
                shell.inspectorWidth(),
                shell.openViews(),
                shell.frontView(),
                memory,
                palette.recent());
    }

    /// Runs that a process works on now.
    List<RunItem> liveRuns() {
        return session.runs().items().stream().filter(RunItem::live).toList();
    }

    /// Once there is a connection: a node that is just starting has runs of its own accord.
    ///
    /// @param told called when the node knows it; runs end after that
    void stopLiveRuns(Runnable told) {
        if (session.clientProperty().get().isPresent()) {
            commands.stop(liveRuns().stream().map(RunItem::ref).toList(), told);
            return;
        }
        notices.info("The node is not reached yet. The window closes when it has been told to stop the runs.");
        waiting.unsubscribe();
        waiting = session.clientProperty().subscribe(client -> {
            if (client.isPresent()) {
                waiting.unsubscribe();
                fx.execute(() -> stopLiveRuns(told));
            }
        });
    }

    PaletteModel palette() {
        return palette;
    }

    List<String> viewIds() {
        return views.stream().map(ViewEntry::id).toList();
    }

    @Override
    public void close() {
        shell.close();
        preferences.close();
        session.close();
        tasks.close();
    }
}
