package dev.dinoscope.app.view.runs;

import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.control.TextArea;

/// The last lines of a log; stays at the end unless the reader has scrolled away.
final class LogPane extends TextArea {

    LogPane(ObservableList<String> lines) {
        getStyleClass().add("log-tail");
        setEditable(false);
        setPrefRowCount(10);
        setPromptText("No log yet");
        setAccessibleText("Log of the run");
        lines.addListener((ListChangeListener<String>) _ -> show(lines));
        show(lines);
    }

    private void show(ObservableList<String> lines) {
        var scroll = getScrollTop();
        var reading = isFocused();
        setText(String.join("\n", lines));
        if (reading) {
            setScrollTop(scroll);
        } else {
            // The start of the last line: its end may lie beyond the right edge.
            positionCaret(getText().lastIndexOf('\n') + 1);
        }
    }
}
