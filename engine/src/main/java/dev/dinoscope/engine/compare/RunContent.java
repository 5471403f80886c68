package dev.dinoscope.engine.compare;

import dev.dinoscope.engine.run.EvaluationResult;
import dev.dinoscope.engine.run.ResultsLog;
import dev.dinoscope.engine.run.RunDirectory;
import dev.dinoscope.engine.runs.RunGlance;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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

    /// @param faults is told of each file but the recipe that cannot be read; it then counts as empty
    /// @throws IOException when the recipe cannot be read, naming it
    public static RunContent read(RunDirectory run, Consumer<String> faults) throws IOException {
        var recipe = flat(run.recipe(), run.recipeText());
        var glance = RunGlance.of(run);
        glance.faults().forEach(faults);
        return new RunContent(
                glance.notes().labelOr(run.name()),
                recipe,
                provenance(run, faults),
                glance.status().metrics(),
                results(run, faults));
    }

    private static SequencedMap<String, String> provenance(RunDirectory run, Consumer<String> faults) {
        try {
            return flat(run.path().resolve("provenance.json"), run.provenanceText());
        } catch (IOException damaged) {
            faults.accept(RunGlance.words(run, damaged));
            return FlatText.NONE;
        }
    }

    private static List<EvaluationResult> results(RunDirectory run, Consumer<String> faults) {
        try {
            var read = new ResultsLog(run.results()).read();
            read.warnings().forEach(faults);
            return read.results();
        } catch (IOException damaged) {
            faults.accept(RunGlance.words(run, damaged));
            return List.of();
        }
    }

    private static SequencedMap<String, String> flat(Path file, String text) throws IOException {
        try {
            return FlatText.fromYaml(text);
        } catch (YamlEngineException notYaml) {
            throw new IOException(
                    String.format(Locale.ROOT, "%s cannot be read: %s", file, notYaml.getMessage()), notYaml);
        }
    }
}
