package dev.dinoscope.app.view.settings;

import atlantafx.base.controls.Spacer;
import atlantafx.base.theme.Styles;
import dev.dinoscope.app.form.FormPane;
import dev.dinoscope.app.shell.SearchField;
import dev.dinoscope.app.shell.Toolbar;
import dev.dinoscope.app.shell.View;
import dev.dinoscope.app.shell.ViewDescriptor;
import dev.dinoscope.app.shell.ViewEntry;
import dev.dinoscope.app.undo.UndoStack;
import dev.dinoscope.engine.run.files.Homes;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The preferences as a form, the libtorch of this machine, and where Dinoscope keeps things.
public final class SettingsView implements View {
    public static final ViewDescriptor DESCRIPTOR = new ViewDescriptor(
            "settings", "Settings", Feather.SETTINGS, "How the workbench looks and behaves, and what runs start with");

    private final SettingsViewModel model;
    private final BorderPane content = new BorderPane();

    private SettingsView(SettingsViewModel model, LibtorchViewModel libtorch, Homes homes, Consumer<Path> reveal) {
        this.model = model;
        var form = new FormPane(model.form(), model.searchProperty());
        var rest = new VBox(
                section("Libtorch of this machine", new LibtorchPane(libtorch)),
                section("Folders", folders(homes, reveal)));
        rest.getStyleClass().add("form");
        // A search is for settings of the form.
        rest.visibleProperty().bind(model.searchProperty().isEmpty());
        rest.managedProperty().bind(rest.visibleProperty());
        var page = new VBox(form, rest);
        page.getStyleClass().add("settings-page");
        var scroll = new ScrollPane(page);
        scroll.setFitToWidth(true);
        content.setTop(toolbar());
        content.setCenter(scroll);
        libtorch.look();
    }

    /// @param reveal shows a directory in the system's file manager
    public static ViewEntry in(
            SettingsViewModel model, LibtorchViewModel libtorch, Homes homes, Consumer<Path> reveal) {
        return DESCRIPTOR.in(() -> new SettingsView(model, libtorch, homes, reveal));
    }

    @Override
    public Parent content() {
        return content;
    }

    @Override
    public Optional<UndoStack> undo() {
        return Optional.of(model.form().undo());
    }

    private Node toolbar() {
        var reset = new Button("Defaults", new FontIcon(Feather.ROTATE_CCW));
        reset.setOnAction(_ -> model.form().reset());
        var saved = new Label("Changes hold at once");
        saved.getStyleClass().add(Styles.TEXT_MUTED);
        var search = new SearchField("preference-search", "Search settings");
        search.setPrefWidth(200);
        search.textProperty().bindBidirectional(model.searchProperty());
        return new Toolbar(reset, saved, new Spacer(), search);
    }

    private Node folders(Homes homes, Consumer<Path> reveal) {
        var help =
                new Label("Runs and settings are in the first; what can be made again is in the second. The variables"
                        + " DINOSCOPE_HOME and DINOSCOPE_CACHE of the environment move them.");
        help.setWrapText(true);
        help.getStyleClass().add("setting-help");
        var grid = new GridPane();
        grid.getStyleClass().add("fact-grid");
        folder(grid, "Home", homes.home(), reveal);
        folder(grid, "Cache", homes.cache(), reveal);
        grid.addRow(2, muted("Settings"), new Label(model.file()));
        return new VBox(8, help, grid);
    }

    private static void folder(GridPane grid, String name, Path folder, Consumer<Path> reveal) {
        var show = new Button("Show", new FontIcon(Feather.FOLDER));
        show.getStyleClass().add(Styles.SMALL);
        show.setAccessibleText("Show the folder " + folder);
        show.setOnAction(_ -> reveal.accept(folder));
        grid.addRow(grid.getRowCount(), muted(name), new Label(folder.toString()), show);
    }

    private static Label muted(String text) {
        var label = new Label(text);
        label.getStyleClass().add(Styles.TEXT_MUTED);
        return label;
    }

    private static Node section(String title, Node content) {
        var pane = new TitledPane(title, content);
        pane.getStyleClass().addAll(Styles.DENSE, "form-section");
        pane.setAnimated(false);
        return pane;
    }
}
