package dev.dinoscope.app.shell;

import atlantafx.base.controls.Spacer;
import dev.dinoscope.app.action.Action;
import dev.dinoscope.app.action.ActionControls;
import dev.dinoscope.app.action.ActionGroup;
import dev.dinoscope.app.action.ActionRegistry;
import dev.dinoscope.app.figure.ViewFigure;
import dev.dinoscope.app.palette.PaletteModel;
import dev.dinoscope.app.session.SessionState;
import dev.dinoscope.app.shell.notice.MessageSheet;
import dev.dinoscope.app.shell.notice.Notice;
import dev.dinoscope.app.shell.notice.NoticeOverlay;
import dev.dinoscope.app.shell.notice.Notices;
import dev.dinoscope.app.shell.notice.Problem;
import dev.dinoscope.app.shell.notice.ProblemPane;
import dev.dinoscope.app.shell.notice.Question;
import dev.dinoscope.app.shell.notice.QuestionPane;
import dev.dinoscope.app.task.Tasks;
import dev.dinoscope.app.undo.Change;
import dev.dinoscope.app.undo.UndoStack;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// The workbench window's content: rail, tabs, inspector, status bar, notices and questions.
public final class Shell implements Navigator {
    private static final String SETTINGS = "settings";
    private static final double ROOM_FOR_INSPECTOR = 720;
    private static final ObservableValue<Optional<Change>> NOTHING = new SimpleObjectProperty<>(Optional.empty());

    private final Appearance appearance;
    private final ActionRegistry actions;
    private final Tasks tasks;
    private final Consumer<String> copy;
    private final ViewTabs tabs;
    private final NavigationRail rail;
    private final InspectorPane inspector = new InspectorPane();
    private final SplitPane desk = new SplitPane();
    private final BooleanProperty inspectorOpen = new SimpleBooleanProperty(true);
    private final QuestionPane questions = new QuestionPane();
    private final Palette palette;
    private final StackPane root = new StackPane();

    /// What the shell shows of the world around it.
    ///
    /// @param load one line about the node's machine
    /// @param preparation one line about what a run prepares; empty when none does
    /// @param restart starts the node again
    /// @param copy puts a text into the clipboard
    public record Surroundings(
            ObservableValue<Connection> connection,
            ObservableValue<String> load,
            ObservableValue<String> preparation,
            Action restart,
            Tasks tasks,
            Notices notices,
            Consumer<String> copy,
            PaletteModel palette) {}

    public Shell(List<ViewEntry> views, ActionRegistry actions, Appearance appearance, Surroundings surroundings) {
        this.appearance = appearance;
        this.actions = actions;
        tasks = surroundings.tasks;
        copy = surroundings.copy;
        tabs = new ViewTabs(
                views,
                new EmptyState(Feather.LAYOUT, "No view is open", "Choose one at the left, or in the View menu."));
        rail = new NavigationRail(views, tabs);
        palette = new Palette(surroundings.palette);
        registerActions(views);
        layOut(surroundings);
        tabs.frontProperty().subscribe(front -> {
            front.flatMap(open -> open.view().inspector()).ifPresent(inspector::show);
            showInspector();
            front.ifPresent(open -> rail.mark(open.descriptor().id()));
        });
        inspectorOpen.subscribe(this::showInspector);
        desk.widthProperty()
                .map(width -> width.doubleValue() >= ROOM_FOR_INSPECTOR)
                .subscribe(this::showInspector);
    }

    /// A scene of the given size; made once.
    public Scene scene(double width, double height) {
        var scene = new Scene(root, width, height);
        appearance.dress(scene);
        return scene;
    }

    /// A scene for pictures: the workbench has the given size, the window that shows it may be smaller.
    /// JavaFX's headless screen has 1000 × 1000 pixels and fails on windows beyond that.
    public Scene offscreen(double width, double height) {
        var stage = new Group(root);
        stage.setAutoSizeChildren(false);
        root.resize(width, height);
        var scene = new Scene(stage, Math.min(width, 960), Math.min(height, 600));
        appearance.dress(scene);
        return scene;
    }

    /// Completes on the JavaFX thread once the view in front is [settled][View#settled()] and no task is
    /// under way; cancel it to stop waiting. A picture shows everything then: `open(id)`, `whenSettled()`,
    /// `picture()`.
    public CompletableFuture<Void> whenSettled() {
        return new Settling(() -> tasks.running().isEmpty()
                        && questions.settled()
                        && tabs.frontProperty()
                                .get()
                                .filter(open -> !open.view().settled())
                                .isEmpty())
                .begin();
    }

    /// What the workbench shows now, but for popup windows.
    public WindowPicture picture() {
        root.applyCss();
        root.layout();
        return WindowPicture.of(root);
    }

    /// Opens what was open; views that this version does not know are passed over.
    public void restore(SessionState state) {
        inspectorOpen.set(state.inspector());
        inspector.setPrefWidth(Math.clamp(state.inspectorWidth(), inspector.getMinWidth(), 900));
        state.views().stream().filter(tabs::knows).forEach(tabs::open);
        if (tabs.knows(state.front())) {
            tabs.open(state.front());
        }
    }

    /// Ids of the open views, in the order of their tabs.
    public List<String> openViews() {
        return tabs.openIds();
    }

    /// Id of the view in front; empty when none is open.
    public String frontView() {
        return tabs.frontProperty().get().map(open -> open.descriptor().id()).orElse("");
    }

    public double inspectorWidth() {
        return inspector.getWidth() > 0 ? inspector.getWidth() : inspector.getPrefWidth();
    }

    public BooleanProperty inspectorOpenProperty() {
        return inspectorOpen;
    }

    @Override
    public void open(String id) {
        tabs.open(id);
    }

    public void ask(Question question) {
        questions.ask(question);
    }

    /// What the view in front offers for paper.
    public Optional<ViewFigure> figure() {
        return tabs.frontProperty().get().flatMap(open -> open.view().figure());
    }

    /// Shows a sheet over the views.
    public void present(String title, Node content) {
        present(title, content, () -> true);
    }

    /// Shows a sheet that takes its time to draw.
    ///
    /// @param settled whether all of it is on screen; see [View#settled()]
    public void present(String title, Node content, BooleanSupplier settled) {
        questions.present(title, content, settled);
    }

    /// Shows a problem with its details over the views.
    public void present(Problem problem) {
        present("Details", new ProblemPane(problem, copy));
    }

    /// Shows everything that was said in this session.
    public void presentMessages(Notices notices) {
        present("Messages", new MessageSheet(notices, this::present));
    }

    private void present(Notice notice) {
        present(new Problem("What went wrong", notice.text(), notice.details()));
    }

    /// Takes away what lies over the views: a sheet, a question, the palette.
    public void dismiss() {
        questions.hide(false);
        palette.hide(false);
    }

    /// Closes every view.
    public void close() {
        tabs.closeAll();
    }

    private void layOut(Surroundings surroundings) {
        var header = new HBox(
                ActionControls.menuBar(actions),
                new Spacer(),
                ActionControls.iconButton(actions.get("view.palette")),
                ActionControls.iconButton(actions.get("view.theme")),
                ActionControls.iconButton(actions.get("view.inspector")));
        header.getStyleClass().add("header");
        header.setAlignment(Pos.CENTER_LEFT);
        desk.getItems().add(tabs);
        SplitPane.setResizableWithParent(inspector, false);
        var frame = new BorderPane(desk);
        frame.setTop(new VBox(header, new ConnectionBanner(surroundings.connection, surroundings.restart)));
        frame.setLeft(rail);
        frame.setBottom(new StatusBar(
                surroundings.connection, surroundings.load, surroundings.preparation, surroundings.tasks));
        var notices = new NoticeOverlay(surroundings.notices, this::present);
        StackPane.setAlignment(notices, Pos.BOTTOM_RIGHT);
        root.getStyleClass().add("workbench");
        root.getChildren().addAll(frame, notices, questions, palette);
        new FurtherKeys(actions).listenTo(root);
    }

    private void registerActions(List<ViewEntry> views) {
        var number = 1;
        for (var entry : views) {
            var view = entry.descriptor();
            // Every platform's users look for the settings under the comma.
            var keys = view.id().equals(SETTINGS) ? "Shortcut+Comma" : "Shortcut+" + number++;
            actions.register(
                    Action.of("view." + view.id(), view.title(), view.icon(), ActionGroup.VIEW, () -> open(view.id()))
                            .on(keys));
        }
        actions.register(Action.of(
                        "edit.undo",
                        "Undo",
                        Feather.CORNER_UP_LEFT,
                        ActionGroup.EDIT,
                        () -> frontUndo().ifPresent(UndoStack::undo))
                .on("Shortcut+Z")
                .when(has(UndoStack::toUndoProperty)));
        actions.register(Action.of(
                        "edit.redo",
                        "Redo",
                        Feather.CORNER_UP_RIGHT,
                        ActionGroup.EDIT,
                        () -> frontUndo().ifPresent(UndoStack::redo))
                .on("Shortcut+Shift+Z")
                .when(has(UndoStack::toRedoProperty)));
        actions.register(Action.of("view.palette", "Command palette", Feather.SEARCH, ActionGroup.VIEW, palette::open)
                .on("Shortcut+K", "Shortcut+Shift+P"));
        actions.register(Action.of("view.next", "Next tab", Feather.CHEVRON_RIGHT, ActionGroup.VIEW, () -> tabs.step(1))
                .on("Shortcut+Page_Down"));
        actions.register(
                Action.of("view.previous", "Previous tab", Feather.CHEVRON_LEFT, ActionGroup.VIEW, () -> tabs.step(-1))
                        .on("Shortcut+Page_Up"));
        actions.register(Action.of("view.close", "Close tab", Feather.X, ActionGroup.VIEW, tabs::closeFront)
                .on("Shortcut+W")
                .when(isOpen()));
        actions.register(Action.of(
                        "view.inspector",
                        "Inspector",
                        Feather.SIDEBAR,
                        ActionGroup.VIEW,
                        () -> inspectorOpen.set(!inspectorOpen.get()))
                .on("Shortcut+I"));
        actions.register(Action.of("view.theme", "Light or dark", Feather.MOON, ActionGroup.VIEW, appearance::toggle)
                .on("Shortcut+Shift+L"));
    }

    private Optional<UndoStack> frontUndo() {
        return tabs.frontProperty().get().flatMap(open -> open.view().undo());
    }

    private SimpleBooleanProperty has(Function<UndoStack, ObservableValue<Optional<Change>>> next) {
        var some = new SimpleBooleanProperty();
        some.bind(tabs.frontProperty()
                .flatMap(front ->
                        front.flatMap(open -> open.view().undo()).map(next).orElse(NOTHING))
                .map(Optional::isPresent));
        return some;
    }

    private SimpleBooleanProperty isOpen() {
        var open = new SimpleBooleanProperty();
        open.bind(tabs.frontProperty().map(Optional::isPresent));
        return open;
    }

    /// A view without an inspector takes the whole width; so does any view in a small window.
    private void showInspector() {
        var front = tabs.frontProperty().get();
        var wanted = inspectorOpen.get()
                && desk.getWidth() >= ROOM_FOR_INSPECTOR
                && front.flatMap(open -> open.view().inspector()).isPresent();
        if (!wanted) {
            desk.getItems().remove(inspector);
        } else if (!desk.getItems().contains(inspector)) {
            desk.getItems().add(inspector);
            desk.setDividerPositions(1 - inspector.getPrefWidth() / desk.getWidth());
        }
    }
}
