package dev.dinoscope.engine.run;

import dev.dinoscope.engine.config.Configs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.SequencedMap;

/// A row of the run table.
///
/// @param method the recipe's `method.name`, or empty
/// @param metrics the newest value of each scalar
/// @param alerts how many it has given
public record RunSummary(
        String name,
        Path path,
        RunState state,
        long step,
        long totalSteps,
        Instant started,
        Instant updated,
        String method,
        String message,
        SequencedMap<String, Double> metrics,
        long alerts,
        RunNotes notes) {
    /// @throws IOException when recipe or state cannot be read
    public static RunSummary of(RunDirectory run, RunNotes notes, Liveness liveness) throws IOException {
        var status = run.status().observed(liveness);
        return new RunSummary(
                run.name(),
                run.path(),
                status.state(),
                status.step(),
                status.totalSteps(),
                status.started(),
                status.updated(),
                Configs.peek(Files.readString(run.recipe()), "method.name").orElse(""),
                status.message(),
                status.metrics(),
                status.alerts(),
                notes);
    }
}
