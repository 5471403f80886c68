package dev.dinoscope.app.view.runs;

import dev.dinoscope.app.bridge.RunItem;
import dev.dinoscope.engine.run.RunState;
import javafx.scene.control.TableCell;
import org.jspecify.annotations.Nullable;

/// The state with its icon.
final class StateCell extends TableCell<RunItem, RunState> {

    @Override
    protected void updateItem(@Nullable RunState state, boolean empty) {
        super.updateItem(state, empty);
        if (empty || state == null) {
            setText("");
            setGraphic(null);
        } else {
            setText(RunText.state(state));
            setGraphic(RunStateIcon.of(state));
        }
    }
}
