package dev.dinoscope.engine.runs;

import dev.dinoscope.engine.run.Liveness;
import dev.dinoscope.engine.run.RunDirectory;
import dev.dinoscope.engine.run.RunNotes;
import dev.dinoscope.engine.run.RunState;
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
    static RunSummary of(RunDirectory run, RunGlance glance, Liveness liveness) {
        var status = glance.observed(liveness);
        return new RunSummary(
                run.name(),
                run.path(),
                status.state(),
                status.step(),
                status.totalSteps(),
                status.started(),
                status.updated(),
                glance.method(),
                status.message(),
                status.metrics(),
                status.alerts(),
                glance.notes());
    }
}
