package dev.dinoscope.engine.node;

import dev.dinoscope.engine.run.events.LogEvent;
import java.util.List;

/// What a run logged, in the order it was written. A `ScalarLog` takes the events as they are and ends up with the
/// curves as they hold now.
///
/// @param file the event file that the events are from; a run may have several that grow at once
/// @param events new since the batch before: scalars, and restarts that void earlier ones; empty only when `fromStart`
///     says that the log is still empty
/// @param next where to go on after this batch
/// @param fromStart the batch begins at the first event of the run: forget what was shown of it. True for the first
///     batch of a watch from [Position#START], and when the position is void because the run was recreated or an event
///     file was cut, replaced or removed
/// @param warnings damage in the event files, each line naming the file and the byte
public record ScalarBatch(String file, List<LogEvent> events, Position next, boolean fromStart, List<String> warnings) {
    public ScalarBatch {
        events = List.copyOf(events);
        warnings = List.copyOf(warnings);
    }

    /// The scalars alone, for who needs only the newest values.
    public List<LogEvent.Scalar> points() {
        return events.stream()
                .filter(LogEvent.Scalar.class::isInstance)
                .map(LogEvent.Scalar.class::cast)
                .toList();
    }
}
