package dev.dinoscope.app.view.launch;

import atlantafx.base.controls.Spacer;
import atlantafx.base.theme.Styles;
import dev.dinoscope.app.action.Action;
import dev.dinoscope.app.action.ActionControls;
import dev.dinoscope.app.form.FormPane;
import dev.dinoscope.app.shell.SearchField;
import dev.dinoscope.app.shell.Toolbar;
import dev.dinoscope.app.shell.View;
import dev.dinoscope.app.shell.ViewDescriptor;
import dev.dinoscope.app.shell.ViewEntry;
import dev.dinoscope.app.undo.UndoStack;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The recipe as a form; the inspector shows the YAML and everything that is wrong.
public final class LaunchView implements View {
    public static final ViewDescriptor DESCRIPTOR =
            new ViewDescriptor("launch", "Launch", Feather.SLIDERS, "A recipe as a form, to start a run from");

    /// The inspector's headings above the text.
    private static final double AROUND_YAML = 74;

    private final LaunchViewModel model;
    private final Action start;
    private final BorderPane content = new BorderPane();
    private final CostPane cost;
    private final Node inspector;

    private LaunchView(LaunchViewModel model, Action start) {
        this.model = model;
        this.start = start;
        cost = new CostPane(model);
        inspector = inspectorContent();
        var scroll = new ScrollPane(new FormPane(model.form(), model.searchProperty()));
        scroll.setFitToWidth(true);
        content.setTop(toolbar());
        content.setCenter(scroll);
        content.setBottom(errorSummary());
    }

    /// @param start the action that starts the run
    public static ViewEntry in(Supplier<LaunchViewModel> model, Supplier<Action> start) {
        return DESCRIPTOR.in(() -> new LaunchView(model.get(), start.get()));
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
    public Optional<UndoStack> undo() {
        return Optional.of(model.form().undo());
    }

    @Override
    public boolean settled() {
        return !model.counting();
    }

    @Override
    public void close() {
        cost.stop();
    }

    private Node toolbar() {
        var go = ActionControls.button(start);
        go.getStyleClass().add(Styles.ACCENT);
        var origin = new RecipeMenu(model.bundled(), model.originProperty(), model::takeBundled);
        var reset = new Button("Reset all", new FontIcon(Feather.ROTATE_CCW));
        reset.setOnAction(_ -> model.form().reset());
        var search = new SearchField("setting-search", "Search settings");
        search.setPrefWidth(200);
        search.textProperty().bindBidirectional(model.searchProperty());
        var bar = new Toolbar(go, origin, reset, new Spacer(), search);
        return bar;
    }

    private Node errorSummary() {
        var title = new Label();
        title.setGraphic(new FontIcon(Feather.ALERT_OCTAGON));
        title.getStyleClass().add("section-title");
        var list = new Label();
        list.setWrapText(true);
        var box = new VBox(title, list);
        box.setId("error-summary");
        box.getStyleClass().add("error-summary");
        title.textProperty().bind(model.errorTitle());
        list.textProperty().bind(model.errorText());
        box.visibleProperty().bind(title.textProperty().isNotEmpty());
        box.managedProperty().bind(box.visibleProperty());
        return box;
    }

    private Node inspectorContent() {
        var title = new Label("The run's recipe.yaml");
        title.getStyleClass().add(Styles.TEXT_MUTED);
        var yaml = new TextArea();
        yaml.setId("yaml-preview");
        yaml.setEditable(false);
        yaml.getStyleClass().add("log-tail");
        yaml.setAccessibleText("The recipe as YAML");
        yaml.setMinHeight(200);
        yaml.prefHeightProperty()
                .bind(content.heightProperty().subtract(cost.heightProperty()).subtract(AROUND_YAML));
        yaml.textProperty().bind(model.form().yamlProperty());
        VBox.setVgrow(yaml, Priority.ALWAYS);
        var box = new VBox(cost, title, yaml);
        box.getStyleClass().add("inspector-content");
        return box;
    }
}
