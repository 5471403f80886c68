package dev.dinoscope.app.view.data;

import atlantafx.base.theme.Styles;
import dev.dinoscope.app.shell.EmptyState;
import dev.dinoscope.app.task.RunningTask;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextArea;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Stands for data that are not prepared: why, how to prepare them, and how far that is.
final class PreparePane extends StackPane {
    private final DataViewModel model;

    PreparePane(DataViewModel model) {
        this.model = model;
        model.stateProperty().subscribe(this::show);
    }

    private void show(DataState state) {
        switch (state) {
            case DataState.Waiting() -> getChildren().setAll(new Label("Waiting for the node …"));
            case DataState.Looking() -> getChildren().setAll(new Label("Looking at the cache …"));
            case DataState.Missing() -> getChildren().setAll(missing());
            case DataState.Preparing(var task) -> getChildren().setAll(preparing(task));
            case DataState.Unusable(var message) -> getChildren().setAll(unusable(message));
            case DataState.Ready _ -> getChildren().clear();
        }
    }

    private EmptyState missing() {
        var prepare = new Button("Prepare", new FontIcon(Feather.DOWNLOAD));
        prepare.setId("prepare-data");
        prepare.getStyleClass().add(Styles.ACCENT);
        prepare.setOnAction(_ -> model.prepare());
        return new EmptyState(
                Feather.DATABASE,
                "Not prepared yet",
                "The images are drawn once, into the cache of the node's machine; it takes about a minute. A run does it by"
                        + " itself when it needs them.",
                prepare);
    }

    private static EmptyState unusable(String message) {
        var details = new TextArea(message);
        details.setId("data-problem");
        details.setEditable(false);
        details.setWrapText(true);
        details.setPrefRowCount(6);
        details.setMaxWidth(640);
        return new EmptyState(
                Feather.ALERT_TRIANGLE, "These data cannot be used", "What is wrong, to read or copy:", details);
    }

    private static EmptyState preparing(RunningTask task) {
        var bar = new ProgressBar();
        bar.setPrefWidth(320);
        bar.progressProperty().bind(task.progressProperty());
        var detail = new Label();
        detail.getStyleClass().add("numeric");
        detail.textProperty().bind(task.detailProperty());
        var cancel = new Button("Cancel");
        cancel.setId("cancel-preparing");
        cancel.setOnAction(_ -> task.cancel());
        return new EmptyState(Feather.DATABASE, "Preparing", "You may go on working meanwhile.", bar, detail, cancel);
    }
}
