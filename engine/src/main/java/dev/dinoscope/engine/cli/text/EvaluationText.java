package dev.dinoscope.engine.cli.text;

import dev.dinoscope.engine.run.EvaluationResult;
import java.util.Locale;
import java.util.stream.Collectors;

/// An evaluation as one line for people.
public final class EvaluationText {
    private EvaluationText() {}

    public static String line(EvaluationResult result) {
        return String.format(Locale.ROOT, "step %,6d  %-10s ", result.step(), result.split()) + metrics(result);
    }

    private static String metrics(EvaluationResult result) {
        if (result.refused() != null) {
            return "refused: " + result.refused();
        }
        return switch (result.task()) {
            case "retrieval" ->
                String.format(
                        Locale.ROOT,
                        "R@1 %5.1f  R@5 %5.1f  R@10 %5.1f  median rank %,.0f of %,.0f",
                        percent(result, "recall_at_1"),
                        percent(result, "recall_at_5"),
                        percent(result, "recall_at_10"),
                        value(result, "median_rank"),
                        value(result, "captions"));
            case "knn" ->
                String.format(
                        Locale.ROOT,
                        "k-NN top-1 %5.1f  top-5 %5.1f  of %,.0f classes",
                        percent(result, "knn_top_1"),
                        percent(result, "knn_top_5"),
                        value(result, "classes"));
            default ->
                result.metrics().entrySet().stream()
                        .map(metric -> metric.getKey() + " " + metric.getValue())
                        .collect(Collectors.joining("  "));
        };
    }

    private static double percent(EvaluationResult result, String metric) {
        return 100 * value(result, metric);
    }

    private static double value(EvaluationResult result, String metric) {
        return result.metrics().getOrDefault(metric, Double.NaN);
    }
}
