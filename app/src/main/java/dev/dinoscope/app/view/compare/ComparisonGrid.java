package dev.dinoscope.app.view.compare;

import dev.dinoscope.engine.compare.Comparison;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;

/// One section as a table: a row for each key, a column for each run.
final class ComparisonGrid extends GridPane {
    ComparisonGrid(Comparison comparison, Comparison.Section section) {
        getStyleClass().add("compare-grid");
        var keys = new ColumnConstraints(160, 260, 320);
        getColumnConstraints().add(keys);
        if (section.rows().isEmpty()) {
            add(muted("Nothing"), 0, 0);
            return;
        }
        for (int run = 0; run < comparison.runs().size(); run++) {
            var column = new ColumnConstraints(90, 180, Double.MAX_VALUE);
            column.setHgrow(Priority.ALWAYS);
            getColumnConstraints().add(column);
            add(muted(comparison.runs().get(run)), run + 1, 0);
        }
        for (int row = 0; row < section.rows().size(); row++) {
            var line = section.rows().get(row);
            add(muted(line.key()), 0, row + 1);
            for (int run = 0; run < line.cells().size(); run++) {
                add(cell(line.cells().get(run)), run + 1, row + 1);
            }
        }
    }

    private static Label cell(Comparison.Cell cell) {
        var label = new Label(cell.text() + (cell.usual() ? " *" : ""));
        label.setTooltip(new Tooltip(cell.text()));
        if (cell.usual()) {
            label.getStyleClass().add("text-muted");
        }
        return label;
    }

    private static Label muted(String text) {
        var label = new Label(text);
        label.setTooltip(new Tooltip(text));
        label.getStyleClass().add("text-muted");
        return label;
    }
}
