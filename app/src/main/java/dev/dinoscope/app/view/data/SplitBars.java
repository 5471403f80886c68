package dev.dinoscope.app.view.data;

import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// A bar for each split, in proportion to the largest.
final class SplitBars extends GridPane {
    SplitBars() {
        setId("split-bars");
        getStyleClass().add("split-bars");
        var fixed = new ColumnConstraints();
        fixed.setMinWidth(Region.USE_PREF_SIZE);
        var wide = new ColumnConstraints();
        wide.setHgrow(Priority.ALWAYS);
        getColumnConstraints().addAll(fixed, wide, fixed, fixed);
    }

    void show(List<DataSummary.SplitSize> splits) {
        getChildren().clear();
        var row = 0;
        for (var split : splits) {
            var bar = new ProgressBar(split.ofLargest());
            bar.setMaxWidth(Double.MAX_VALUE);
            bar.setAccessibleText(split.name() + ": " + split.pairs() + " pairs");
            addRow(row++, new Label(split.name()), bar, number(split.pairs()), number(split.percent()));
        }
    }

    private static Label number(String text) {
        var label = new Label(text);
        label.getStyleClass().addAll("numeric", "split-number");
        return label;
    }
}
