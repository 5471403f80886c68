package dev.dinoscope.app.view.settings;

import atlantafx.base.theme.Styles;
import dev.dinoscope.engine.torch.LibtorchSetting.Candidate;
import java.util.Optional;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.DirectoryChooser;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The libtorch in use, and others to choose from.
final class LibtorchPane extends VBox {
    private final LibtorchViewModel model;
    private final VBox list = new VBox();

    LibtorchPane(LibtorchViewModel model) {
        this.model = model;
        getStyleClass().add("form-group");
        list.getStyleClass().add("form-group");
        var help = muted(
                "The library that runs train with. That of an existing Python can be used, with CUDA if it has it."
                        + " Runs under way keep theirs.");
        var present = wrapped();
        present.setId("libtorch-present");
        present.textProperty().bind(model.presentProperty());
        var fixed = muted("DINOSCOPE_LIBTORCH is set in the environment and wins over what is chosen here.");
        fixed.visibleProperty().bind(model.fixedProperty());
        fixed.managedProperty().bind(fixed.visibleProperty());
        var outcome = wrapped();
        outcome.setId("libtorch-outcome");
        outcome.textProperty().bind(model.outcomeProperty());
        outcome.managedProperty().bind(outcome.textProperty().isNotEmpty());
        getChildren().addAll(help, present, fixed, buttons(), outcome, list);
        model.candidates().addListener((ListChangeListener<Candidate>) _ -> showCandidates());
        showCandidates();
    }

    private Node buttons() {
        var find = button("Find on this machine", Feather.SEARCH, model::find);
        var choose =
                button("Choose folder …", Feather.FOLDER, () -> chooseFolder().ifPresent(model::use));
        var bundled = button("Use the bundled one", Feather.ROTATE_CCW, model::useBundled);
        var line = new FlowPane(8, 8, find, choose, bundled);
        line.disableProperty().bind(model.fixedProperty().or(model.busyProperty()));
        return line;
    }

    private Optional<java.nio.file.Path> chooseFolder() {
        var chooser = new DirectoryChooser();
        chooser.setTitle("Folder of libtorch, of the torch package or of its environment");
        return Optional.ofNullable(chooser.showDialog(getScene().getWindow())).map(java.io.File::toPath);
    }

    private void showCandidates() {
        list.getChildren().setAll(model.candidates().stream().map(this::row).toList());
        list.setManaged(!list.getChildren().isEmpty());
    }

    private Node row(Candidate candidate) {
        var title = wrapped();
        title.setText(candidate.problem().isEmpty() ? candidate.title() : candidate.problem());
        HBox.setHgrow(title, Priority.ALWAYS);
        title.setMaxWidth(Double.MAX_VALUE);
        var use = button("Try and use", Feather.CHECK, () -> model.use(candidate.folder()));
        use.setMinWidth(USE_PREF_SIZE);
        use.setAccessibleText("Try and use " + candidate.title());
        use.setDisable(!candidate.problem().isEmpty());
        var row = new HBox(10, title, use);
        row.setAlignment(Pos.CENTER_LEFT);
        row.disableProperty().bind(model.fixedProperty().or(model.busyProperty()));
        return row;
    }

    private static Button button(String title, Feather icon, Runnable deed) {
        var button = new Button(title, new FontIcon(icon));
        button.setOnAction(_ -> deed.run());
        return button;
    }

    private static Label wrapped() {
        var label = new Label();
        label.setWrapText(true);
        return label;
    }

    private static Label muted(String text) {
        var label = wrapped();
        label.setText(text);
        label.getStyleClass().add(Styles.TEXT_MUTED);
        return label;
    }
}
