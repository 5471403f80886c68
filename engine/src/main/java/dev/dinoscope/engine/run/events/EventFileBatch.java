package dev.dinoscope.engine.run.events;

import java.util.List;

/// What one read of one event file gave.
///
/// @param end where to read on
/// @param complete whether the read came to the end of the whole records
/// @param warnings damage that was met: at most one line, which counts it
public record EventFileBatch(List<LogEvent> events, EventPosition.Mark end, boolean complete, List<String> warnings) {
    public EventFileBatch {
        events = List.copyOf(events);
        warnings = List.copyOf(warnings);
    }
}
