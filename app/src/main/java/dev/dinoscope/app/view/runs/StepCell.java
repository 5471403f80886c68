package dev.dinoscope.app.view.runs;

import dev.dinoscope.app.bridge.RunItem;
import dev.dinoscope.engine.run.RunState;
import dev.dinoscope.engine.runs.RunInfo;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// How far a run is, as a bar and in steps; of one that prepares, how far that is.
final class StepCell extends TableCell<RunItem, RunInfo> {
    private static final PseudoClass PREPARING = PseudoClass.getPseudoClass("preparing");

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
        var preparing = run.state() == RunState.PREPARING && !run.message().isBlank();
        if (preparing) {
            bar.setProgress(Preparing.share(run.message()).orElse(ProgressBar.INDETERMINATE_PROGRESS));
            text.setText(Preparing.stage(run.message()));
        } else {
            bar.setProgress(run.totalSteps() > 0 ? (double) run.step() / run.totalSteps() : 0);
            text.setText(RunText.steps(run));
        }
        // What is prepared says more than a long bar.
        text.setMinWidth(preparing ? 0 : Region.USE_COMPUTED_SIZE);
        bar.setMaxWidth(preparing ? 32 : Double.MAX_VALUE);
        text.pseudoClassStateChanged(PREPARING, preparing);
        var damaged = run.state() == RunState.DAMAGED && !run.message().isBlank();
        setTooltip(preparing || damaged ? new Tooltip(run.message()) : null);
        setGraphic(box);
    }
}
