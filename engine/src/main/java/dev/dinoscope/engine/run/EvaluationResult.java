package dev.dinoscope.engine.run;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Objects;
import java.util.SequencedMap;

/// One line of `results.jsonl`.
///
/// @param step of the weights that were evaluated
/// @param task such as `retrieval`
/// @param split such as `test`
/// @param metrics such as `recall_at_1`, as fractions
public record EvaluationResult(
        long step, String task, String split, Instant time, SequencedMap<String, Double> metrics) {
    public EvaluationResult {
        Objects.requireNonNull(task, "task is missing");
        Objects.requireNonNull(split, "split is missing");
        Objects.requireNonNull(time, "time is missing");
        metrics = Collections.unmodifiableSequencedMap(
                new LinkedHashMap<>(Objects.requireNonNull(metrics, "metrics are missing")));
    }

    /// The metrics under the tags that a run logs them with.
    public SequencedMap<String, Double> scalars() {
        var scalars = new LinkedHashMap<String, Double>();
        metrics.forEach((metric, value) -> scalars.put(tag(split, metric), value));
        return scalars;
    }

    /// The scalar of a metric, such as `eval/val/recall_at_1`.
    public static String tag(String split, String metric) {
        return "eval/" + split + "/" + metric;
    }
}
