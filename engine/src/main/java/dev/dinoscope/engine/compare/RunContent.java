package dev.dinoscope.engine.compare;

import dev.dinoscope.engine.run.EvaluationResult;
import dev.dinoscope.engine.run.ResultsLog;
import dev.dinoscope.engine.run.RunDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
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

    public static RunContent read(RunDirectory run) throws IOException {
        return new RunContent(
                run.notes().labelOr(run.name()),
                flat(run.recipe()),
                flat(run.path().resolve("provenance.json")),
                run.status().metrics(),
                new ResultsLog(run.results()).read().results());
    }

    private static SequencedMap<String, String> flat(Path file) throws IOException {
        try {
            return Files.exists(file) ? FlatText.fromYaml(Files.readString(file)) : FlatText.NONE;
        } catch (YamlEngineException notYaml) {
            throw new IOException(
                    String.format(Locale.ROOT, "%s cannot be read: %s", file, notYaml.getMessage()), notYaml);
        }
    }
}
