package dev.dinoscope.app.view.runs;

import dev.dinoscope.app.bridge.RunItem;
import dev.dinoscope.engine.node.RunInfo;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TableCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;

/// How far a run is, as a bar and in steps.
final class StepCell extends TableCell<RunItem, RunInfo> {
    private final ProgressBar bar = new ProgressBar(0);
    private final Label text = new Label();
    private final HBox box = new HBox(bar, text);

    StepCell() {
        bar.getStyleClass().add("small");
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.setMinWidth(32);
        HBox.setHgrow(bar, Priority.ALWAYS);
        text.getStyleClass().add("step-text");
        box.getStyleClass().add("step-cell");
        box.setAlignment(Pos.CENTER_LEFT);
    }

    @Override
    protected void updateItem(@Nullable RunInfo run, boolean empty) {
        super.updateItem(run, empty);
        if (empty || run == null) {
            setGraphic(null);
            return;
        }
        bar.setProgress(run.totalSteps() > 0 ? (double) run.step() / run.totalSteps() : 0);
        text.setText(RunText.steps(run));
        setGraphic(box);
    }
}
