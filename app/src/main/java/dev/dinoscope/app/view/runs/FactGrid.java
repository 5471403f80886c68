package dev.dinoscope.app.view.runs;

import java.util.Map;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;

/// Names and values in two columns.
final class FactGrid extends GridPane {
    FactGrid() {
        getStyleClass().add("fact-grid");
        var names = new ColumnConstraints();
        names.setPercentWidth(44);
        var values = new ColumnConstraints();
        values.setHgrow(Priority.ALWAYS);
        getColumnConstraints().addAll(names, values);
    }

    void show(Map<String, String> facts) {
        getChildren().clear();
        var row = 0;
        for (var fact : facts.entrySet()) {
            var name = new Label(fact.getKey());
            name.getStyleClass().add("text-muted");
            name.setTooltip(new Tooltip(fact.getKey()));
            var value = new Label(fact.getValue());
            value.setWrapText(true);
            addRow(row++, name, value);
        }
        if (facts.isEmpty()) {
            var nothing = new Label("Not written yet");
            nothing.getStyleClass().add("text-muted");
            add(nothing, 0, 0, 2, 1);
        }
    }
}
