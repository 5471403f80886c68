package dev.dinoscope.engine.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.dinoscope.engine.run.files.PlausibleTime;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Objects;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// One line of `results.jsonl`.
///
/// @param step of the weights that were evaluated
/// @param task such as `retrieval`
/// @param split such as `test`
/// @param metrics such as `recall_at_1`, as fractions; none in a refused evaluation
/// @param refused why there is no score, such as embeddings that are not finite; null where there is one
public record EvaluationResult(
        long step,
        String task,
        String split,
        Instant time,
        SequencedMap<String, Double> metrics,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String refused) {

    public EvaluationResult {
        Objects.requireNonNull(task, "task is missing");
        Objects.requireNonNull(split, "split is missing");
        Objects.requireNonNull(time, "time is missing");
        PlausibleTime.require("time", time);
        if (step < 0) {
            throw new IllegalArgumentException("step is " + step);
        }
        Objects.requireNonNull(metrics, "metrics are missing")
                .forEach((metric, value) -> Objects.requireNonNull(value, () -> metric + " has no value"));
        metrics = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(metrics));
    }

    public EvaluationResult(long step, String task, String split, Instant time, SequencedMap<String, Double> metrics) {
        this(step, task, split, time, metrics, null);
    }

    /// Of a model that cannot be judged.
    ///
    /// @param why for people: how many embeddings are at fault and which
    public static EvaluationResult refused(long step, String task, String split, Instant time, String why) {
        return new EvaluationResult(step, task, split, time, new LinkedHashMap<>(), why);
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
