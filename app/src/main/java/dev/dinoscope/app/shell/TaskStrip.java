package dev.dinoscope.app.shell;

import dev.dinoscope.app.task.RunningTask;
import dev.dinoscope.app.task.Tasks;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The newest task under way in the status bar, with its progress and a way to cancel it; the others as a count.
final class TaskStrip extends HBox {

    TaskStrip(Tasks tasks) {
        getStyleClass().add("task-strip");
        setAlignment(Pos.CENTER);
        var running = tasks.running();
        running.addListener((ListChangeListener<RunningTask>) _ -> show(tasks));
        show(tasks);
    }

    private void show(Tasks tasks) {
        getChildren().clear();
        var running = tasks.running();
        if (running.isEmpty()) {
            return;
        }
        var newest = running.getLast();
        var text = new Label();
        text.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> newest.detailProperty().get().isEmpty()
                                ? newest.title()
                                : newest.title() + " — "
                                        + newest.detailProperty().get(),
                        newest.detailProperty()));
        var bar = new ProgressBar();
        bar.progressProperty().bind(newest.progressProperty());
        bar.getStyleClass().add("small");
        var cancel = new Button("", new FontIcon(Feather.X));
        cancel.getStyleClass().addAll("button-icon", "flat", "small");
        cancel.setAccessibleText("Cancel " + newest.title());
        cancel.setTooltip(new Tooltip("Cancel"));
        cancel.setOnAction(_ -> newest.cancel());
        getChildren().addAll(text, bar, cancel);
        if (running.size() > 1) {
            getChildren().add(new Label(String.format(Locale.ROOT, "+%d", running.size() - 1)));
        }
    }
}
