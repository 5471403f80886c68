package dev.dinoscope.app.view.runs;

import dev.dinoscope.engine.compare.RunContent;
import java.util.List;
import java.util.OptionalDouble;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;

/// The newest evaluation of each split: retrieval, or the k-NN probe of methods without text.
final class ResultGrid extends GridPane {
    private static final List<Measure> MEASURES = List.of(
            new Measure("R@1", "recall_at_1"),
            new Measure("R@5", "recall_at_5"),
            new Measure("R@10", "recall_at_10"),
            new Measure("k-NN top-1", "knn_top_1"),
            new Measure("top-5", "knn_top_5"));

    /// @param key in the results
    private record Measure(String title, String key) {}

    ResultGrid() {
        getStyleClass().add("result-grid");
    }

    void show(RunContent files) {
        getChildren().clear();
        if (files.splits().isEmpty()) {
            add(muted("No evaluation yet"), 0, 0);
            return;
        }
        var there = MEASURES.stream()
                .filter(measure -> files.splits().stream()
                        .anyMatch(split -> files.latest(split, measure.key).isPresent()))
                .toList();
        add(muted("Split"), 0, 0);
        for (var column = 0; column < there.size(); column++) {
            add(right(muted(there.get(column).title)), column + 1, 0);
        }
        var row = 1;
        for (var split : files.splits()) {
            add(new Label(split), 0, row);
            for (var column = 0; column < there.size(); column++) {
                add(right(new Label(percent(files.latest(split, there.get(column).key)))), column + 1, row);
            }
            addRefusal(files, split, there.size() + 1, row);
            row++;
        }
    }

    private void addRefusal(RunContent files, String split, int column, int row) {
        files.refusal(split).ifPresent(why -> {
            var label = muted("refused");
            label.setTooltip(new Tooltip(why));
            add(label, column, row);
        });
    }

    private static String percent(OptionalDouble value) {
        return RunText.percent(value.stream()
                .map(number -> Double.isFinite(number) ? number : Double.POSITIVE_INFINITY)
                .findFirst()
                .orElse(Double.NaN));
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
