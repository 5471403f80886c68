package dev.dinoscope.app.view.runs;

import dev.dinoscope.engine.compare.RunContent;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// The newest evaluation of each split: retrieval, or the k-NN probe of methods without text.
///
/// @param measures titles of the columns: what some split has
record ResultTable(List<String> measures, List<Row> rows) {
    private static final List<Measure> MEASURES = List.of(
            new Measure("R@1", "recall_at_1"),
            new Measure("R@5", "recall_at_5"),
            new Measure("R@10", "recall_at_10"),
            new Measure("k-NN top-1", "knn_top_1"),
            new Measure("top-5", "knn_top_5"));

    /// @param key in the results
    private record Measure(String title, String key) {}

    /// @param values one a measure
    /// @param refusal why the newest evaluation gave no score, if it gave none
    record Row(String split, List<String> values, Optional<String> refusal) {}

    static ResultTable of(RunContent run) {
        var there = MEASURES.stream()
                .filter(measure -> run.splits().stream()
                        .anyMatch(split -> run.latest(split, measure.key).isPresent()))
                .toList();
        var rows = run.splits().stream()
                .map(split -> new Row(
                        split,
                        there.stream()
                                .map(measure -> percent(run.latest(split, measure.key)))
                                .toList(),
                        run.refusal(split)))
                .toList();
        return new ResultTable(there.stream().map(Measure::title).toList(), rows);
    }

    private static String percent(OptionalDouble value) {
        return RunText.percent(value.stream()
                .map(number -> Double.isFinite(number) ? number : Double.POSITIVE_INFINITY)
                .findFirst()
                .orElse(Double.NaN));
    }
}
