package dev.dinoscope.engine.compare;

import dev.dinoscope.engine.run.EvaluationResult;
import dev.dinoscope.engine.runs.RunInfo;
import dev.dinoscope.engine.runs.Runs;
import dev.dinoscope.engine.runs.RunsException;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SequencedMap;
import java.util.function.Consumer;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// What of a run is compared.
///
/// @param label what people call it
/// @param recipe dotted key → value
/// @param provenance dotted key → value; empty before the run has prepared
/// @param metrics the newest value of each scalar
public record RunContent(
        String label,
        SequencedMap<String, String> recipe,
        SequencedMap<String, String> provenance,
        Map<String, Double> metrics,
        List<EvaluationResult> results) {
    private static final String RECIPE = "recipe.yaml";
    private static final String PROVENANCE = "provenance.json";

    /// Of a run that has not been read.
    public static final RunContent NONE = new RunContent("", FlatText.NONE, FlatText.NONE, Map.of(), List.of());

    /// @param run its row of the list
    /// @param faults is told of each file but the recipe that cannot be read; it then counts as empty
    /// @throws IOException when the recipe cannot be read, naming it
    public static RunContent read(Runs runs, RunInfo run, Consumer<String> faults) throws IOException {
        return new RunContent(
                run.label(),
                flat(runs, run, RECIPE),
                provenance(runs, run, faults),
                run.metrics(),
                results(runs, run, faults));
    }

    private static SequencedMap<String, String> provenance(Runs runs, RunInfo run, Consumer<String> faults) {
        try {
            return flat(runs, run, PROVENANCE);
        } catch (IOException | RunsException damaged) {
            faults.accept(String.valueOf(damaged.getMessage()));
            return FlatText.NONE;
        }
    }

    private static List<EvaluationResult> results(Runs runs, RunInfo run, Consumer<String> faults) {
        try {
            var read = runs.results(run.id());
            read.warnings().forEach(faults);
            return read.results();
        } catch (IOException | RunsException damaged) {
            faults.accept(String.valueOf(damaged.getMessage()));
            return List.of();
        }
    }

    /// JSON is YAML too. Empty for a file that the run has not written yet.
    private static SequencedMap<String, String> flat(Runs runs, RunInfo run, String file) throws IOException {
        try {
            return FlatText.fromYaml(runs.text(run.id(), file).orElse(""));
        } catch (YamlEngineException notYaml) {
            throw new IOException(
                    String.format(Locale.ROOT, "%s/%s cannot be read: %s", run.id(), file, notYaml.getMessage()),
                    notYaml);
        }
    }

    /// The splits that were evaluated, in order of appearance.
    public List<String> splits() {
        return results.stream().map(EvaluationResult::split).distinct().toList();
    }

    /// The newest value of a metric of a split, finite or not; empty when there is none, or when the newest evaluation
    /// was refused.
    public OptionalDouble latest(String split, String metric) {
        return results.reversed().stream()
                .filter(result -> result.split().equals(split))
                .takeWhile(result -> result.refused() == null)
                .filter(result -> result.metrics().containsKey(metric))
                .mapToDouble(result -> Objects.requireNonNull(result.metrics().get(metric)))
                .findFirst();
    }

    /// Why the newest evaluation of a split gave no score; empty where it gave one.
    public Optional<String> refusal(String split) {
        return results.reversed().stream()
                .filter(result -> result.split().equals(split))
                .findFirst()
                .map(EvaluationResult::refused);
    }
}
