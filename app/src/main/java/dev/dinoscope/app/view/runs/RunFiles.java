package dev.dinoscope.app.view.runs;

import dev.dinoscope.engine.compare.FlatText;
import dev.dinoscope.engine.node.EvaluationRow;
import dev.dinoscope.engine.node.NodeClient;
import dev.dinoscope.engine.node.NodeException;
import dev.dinoscope.engine.run.EvaluationResult;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a run's small files say.
///
/// @param recipe dotted key → value, in the order of the file
/// @param provenance dotted key → value; empty until the run has prepared
/// @param results evaluations in the order they were made
public record RunFiles(
        SequencedMap<String, String> recipe, SequencedMap<String, String> provenance, List<EvaluationRow> results) {
    static final RunFiles NONE = new RunFiles(FlatText.NONE, FlatText.NONE, List.of());

    /// Blocks until read.
    public static RunFiles read(NodeClient client, String run) {
        return new RunFiles(
                FlatText.fromYaml(text(client, run, "recipe.yaml")),
                // JSON is YAML too.
                FlatText.fromYaml(text(client, run, "provenance.json")),
                client.results(run));
    }

    /// Empty for a file that the run has not written yet.
    private static String text(NodeClient client, String run, String file) {
        try {
            return new String(client.read(run, file), StandardCharsets.UTF_8);
        } catch (NodeException problem) {
            if (problem.kind() == NodeException.Kind.NOT_FOUND) {
                return "";
            }
            throw problem;
        }
    }

    /// The results as records; lines of another form are left out.
    public List<EvaluationResult> evaluations() {
        return results.stream().flatMap(row -> evaluation(row).stream()).toList();
    }

    private static Optional<EvaluationResult> evaluation(EvaluationRow row) {
        var fields = row.fields();
        if (!(fields.get("metrics") instanceof Map<?, ?> metrics) || !(fields.get("split") instanceof String split)) {
            return Optional.empty();
        }
        var numbers = new LinkedHashMap<String, Double>();
        metrics.forEach((key, value) -> {
            if (value == null || value instanceof Number || isNotFinite(value)) {
                numbers.put(String.valueOf(key), number(value));
            }
        });
        long step = fields.get("step") instanceof Number number ? number.longValue() : 0;
        var refused = fields.get("refused") instanceof String why ? why : null;
        return Optional.of(
                new EvaluationResult(step, String.valueOf(fields.get("task")), split, Instant.EPOCH, numbers, refused));
    }

    /// JSON has null where a number is not finite; older files have `"NaN"`.
    private static double number(@Nullable Object value) {
        return value instanceof Number number ? number.doubleValue() : Double.NaN;
    }

    private static boolean isNotFinite(Object value) {
        return value instanceof String text && text.matches("NaN|[+-]?Infinity");
    }

    /// The newest value of a number in the results of a split: infinite when it is not finite, none when its newest
    /// evaluation was refused.
    OptionalDouble latest(String split, String key) {
        return results.reversed().stream()
                .map(EvaluationRow::fields)
                .filter(fields -> split.equals(fields.get("split")))
                .takeWhile(fields -> fields.get("refused") == null)
                .flatMap(fields -> fields.get("metrics") instanceof Map<?, ?> metrics && metrics.containsKey(key)
                        ? Stream.of(number(metrics.get(key)))
                        : Stream.empty())
                .mapToDouble(value -> Double.isFinite(value) ? value : Double.POSITIVE_INFINITY)
                .findFirst();
    }

    /// Why the newest evaluation of a split gave no score; empty where it gave one.
    Optional<String> refusal(String split) {
        return results.reversed().stream()
                .map(EvaluationRow::fields)
                .filter(fields -> split.equals(fields.get("split")))
                .findFirst()
                .map(fields -> fields.get("refused"))
                .filter(String.class::isInstance)
                .map(String.class::cast);
    }

    /// The splits that were evaluated, in order of appearance.
    List<String> splits() {
        return results.stream()
                .map(row -> row.fields().get("split"))
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .distinct()
                .toList();
    }
}
