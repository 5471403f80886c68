package dev.dinoscope.app.view.data;

import java.util.Locale;
import java.util.SequencedMap;
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

    void show(SequencedMap<String, Integer> splits) {
        getChildren().clear();
        double all = splits.values().stream().mapToInt(Integer::intValue).sum();
        double most = splits.values().stream().mapToInt(Integer::intValue).max().orElse(1);
        var row = 0;
        for (var split : splits.entrySet()) {
            var bar = new ProgressBar(split.getValue() / most);
            bar.setMaxWidth(Double.MAX_VALUE);
            bar.setAccessibleText(String.format(Locale.ROOT, "%s: %,d pairs", split.getKey(), split.getValue()));
            addRow(
                    row++,
                    new Label(split.getKey()),
                    bar,
                    number(String.format(Locale.ROOT, "%,d", split.getValue())),
                    number(String.format(Locale.ROOT, "%.1f %%", 100 * split.getValue() / all)));
        }
    }

    private static Label number(String text) {
        var label = new Label(text);
        label.getStyleClass().addAll("numeric", "split-number");
        return label;
    }
}
