package dev.dinoscope.engine.runs;

import dev.dinoscope.engine.run.Alert;
import dev.dinoscope.engine.run.RunNotes;
import dev.dinoscope.engine.run.RunState;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One row of the run list.
///
/// @param id name of the run directory; unique in its list
/// @param name of the recipe
/// @param method e.g. `clip`
/// @param step last finished step, of `totalSteps`
/// @param created when the run directory was made
/// @param started when training began; null before that
/// @param updated when the state was last written
/// @param pid of the run's process; 0 when there is none
/// @param message what the run is doing, or why it failed, and what of it cannot be read; may be empty
/// @param metrics the newest value of each scalar, so that a list of runs needs no stream per run
/// @param alerts how many alerts the run has given
/// @param newestAlert the last of them; null without any
/// @param notes what people have noted about it
/// @param faults of its files that cannot be read, each with the damage and the cure
public record RunInfo(
        String id,
        String name,
        String method,
        RunState state,
        long step,
        long totalSteps,
        Instant created,
        @Nullable Instant started,
        Instant updated,
        long pid,
        String message,
        Map<String, Double> metrics,
        long alerts,
        @Nullable Alert newestAlert,
        RunNotes notes,
        List<String> faults) {
    /// The order of run lists. Milliseconds are what the wire carries: both ends agree on the order.
    public static final Comparator<RunInfo> NEWEST_FIRST = Comparator.comparingLong(
                    (RunInfo run) -> run.created().toEpochMilli())
            .thenComparing(RunInfo::id)
            .reversed();

    public RunInfo {
        metrics = Map.copyOf(metrics);
        faults = List.copyOf(faults);
    }

    /// What people call it: its label, or else its id.
    public String label() {
        return notes.labelOr(id);
    }
}
