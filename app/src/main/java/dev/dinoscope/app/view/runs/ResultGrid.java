package dev.dinoscope.app.view.runs;

import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;

/// The results of a run: a row for each split, a column for each measure.
final class ResultGrid extends GridPane {
    ResultGrid() {
        getStyleClass().add("result-grid");
    }

    void show(ResultTable results) {
        getChildren().clear();
        if (results.rows().isEmpty()) {
            add(muted("No evaluation yet"), 0, 0);
            return;
        }
        add(muted("Split"), 0, 0);
        for (var column = 0; column < results.measures().size(); column++) {
            add(right(muted(results.measures().get(column))), column + 1, 0);
        }
        for (var row = 0; row < results.rows().size(); row++) {
            show(results.rows().get(row), row + 1);
        }
    }

    private void show(ResultTable.Row split, int row) {
        add(new Label(split.split()), 0, row);
        for (var column = 0; column < split.values().size(); column++) {
            add(right(new Label(split.values().get(column))), column + 1, row);
        }
        split.refusal().ifPresent(why -> {
            var label = muted("refused");
            label.setTooltip(new Tooltip(why));
            add(label, split.values().size() + 1, row);
        });
    }

    private static Label muted(String text) {
        var label = new Label(text);
        label.getStyleClass().add("text-muted");
        return label;
    }

    private static Label right(Label label) {
        GridPane.setHalignment(label, HPos.RIGHT);
        return label;
    }
}
