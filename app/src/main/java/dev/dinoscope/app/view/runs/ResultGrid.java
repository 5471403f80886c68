package dev.dinoscope.app.view.runs;

import java.util.List;
import java.util.OptionalDouble;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;

/// Retrieval by split: the newest evaluation of each.
final class ResultGrid extends GridPane {
    private static final List<String> KEYS = List.of("recall_at_1", "recall_at_5", "recall_at_10");

    ResultGrid() {
        getStyleClass().add("result-grid");
    }

    void show(RunFiles files) {
        getChildren().clear();
        if (files.splits().isEmpty()) {
            add(muted("No evaluation yet"), 0, 0);
            return;
        }
        addRow(0, muted("Split"), right(muted("R@1")), right(muted("R@5")), right(muted("R@10")));
        var row = 1;
        for (var split : files.splits()) {
            var at = row++;
            add(new Label(split), 0, at);
            for (var column = 0; column < KEYS.size(); column++) {
                add(right(new Label(percent(files.latest(split, KEYS.get(column))))), column + 1, at);
            }
        }
    }

    private static String percent(OptionalDouble value) {
        return RunText.percent(value.orElse(Double.NaN));
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
