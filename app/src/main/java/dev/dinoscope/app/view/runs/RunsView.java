package dev.dinoscope.app.view.runs;

import atlantafx.base.controls.Spacer;
import atlantafx.base.controls.ToggleSwitch;
import atlantafx.base.theme.Styles;
import dev.dinoscope.app.action.ActionControls;
import dev.dinoscope.app.shell.EmptyState;
import dev.dinoscope.app.shell.SearchField;
import dev.dinoscope.app.shell.Toolbar;
import dev.dinoscope.app.shell.View;
import dev.dinoscope.app.shell.ViewDescriptor;
import dev.dinoscope.app.shell.ViewEntry;
import dev.dinoscope.app.shell.notice.Notices;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.Separator;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.feather.Feather;

/// The run table with its toolbar; details of the selected run are in the inspector.
public final class RunsView implements View {
    public static final ViewDescriptor DESCRIPTOR =
            new ViewDescriptor("runs", "Runs", Feather.LIST, "Every run of the node: state, progress and results");

    private final RunsViewModel model;
    private final RunsActions actions;
    private final RunDetailsViewModel details;
    private final Node inspector;
    private final BorderPane content = new BorderPane();
    /// Held here: a binding that only listeners know is collected.
    private final ObservableValue<String> summary;

    private final BooleanBinding noRuns;

    private RunsView(RunsViewModel model, RunsActions actions, RunDetailsViewModel details, NotesEditor notes) {
        this.model = model;
        this.actions = actions;
        this.details = details;
        summary = model.summary();
        noRuns = Bindings.isEmpty(model.all());
        inspector = new RunInspector(details, notes);
        model.selected()
                .subscribe(() -> details.inspect(model.selected().stream().findFirst()));
        content.setTop(toolbar());
        content.setCenter(table());
    }

    public static ViewEntry in(
            RunsViewModel model,
            RunsActions actions,
            Supplier<RunDetailsViewModel> details,
            RunKeeping keeping,
            Notices notices) {
        return DESCRIPTOR.in(() -> new RunsView(model, actions, details.get(), new NotesEditor(keeping, notices)));
    }

    @Override
    public Parent content() {
        return content;
    }

    @Override
    public Optional<Node> inspector() {
        return Optional.of(inspector);
    }

    @Override
    public void close() {
        details.close();
    }

    private Node toolbar() {
        var newRun = ActionControls.button(actions.get("run.new"));
        newRun.getStyleClass().add(Styles.ACCENT);
        var filter = new SearchField("runs-filter", "Name, #tag, note or state");
        filter.setPrefWidth(250);
        filter.setMinWidth(120);
        filter.textProperty().bindBidirectional(model.filterProperty());
        var archived = new ToggleSwitch("Archived");
        archived.setId("runs-archived");
        archived.selectedProperty().bindBidirectional(model.withArchivedProperty());
        var count = new Label();
        count.getStyleClass().add(Styles.TEXT_MUTED);
        count.textProperty().bind(summary);
        var bar = new Toolbar(
                newRun,
                new Separator(Orientation.VERTICAL),
                ActionControls.iconButton(actions.get("run.stop")),
                ActionControls.iconButton(actions.get("run.resume")),
                ActionControls.iconButton(actions.get("run.curves")),
                ActionControls.iconButton(actions.get("run.patches")),
                ActionControls.iconButton(actions.get("run.compare")),
                ActionControls.iconButton(actions.get("run.archive")),
                ActionControls.iconButton(actions.get("run.delete")),
                ActionControls.iconButton(actions.get("run.reveal")),
                ActionControls.iconButton(actions.get("run.path")),
                new Spacer(),
                count,
                archived,
                filter);
        return bar;
    }

    private Node table() {
        var table = new RunsTable(model);
        table.setContextMenu(ActionControls.contextMenu(actions.all()));
        table.setPlaceholder(new Label("No run matches the filter"));
        var first = new EmptyState(
                Feather.ACTIVITY,
                "No runs yet",
                "A run trains a model by a recipe and can be watched while it learns. Start the first one from a"
                        + " bundled recipe; it takes a few minutes on this machine. Or look at two that are finished.",
                startButton(),
                ActionControls.button(actions.get("run.examples")));
        first.visibleProperty().bind(noRuns);
        table.visibleProperty().bind(noRuns.not());
        return new StackPane(table, first);
    }

    private Node startButton() {
        var start = ActionControls.button(actions.get("run.new"));
        start.setId("first-run");
        start.getStyleClass().add(Styles.ACCENT);
        return start;
    }
}
