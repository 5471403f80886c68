package dev.dinoscope.engine.run;

import java.util.List;

/// What one read of an event log gave.
///
/// @param position from where to read on
/// @param complete whether the read came to the end of what there was; if not, read again at once
/// @param warnings damage that was met, each naming the file and the byte
public record EventBatch(List<LogEvent> events, EventPosition position, boolean complete, List<String> warnings) {
    public EventBatch {
        events = List.copyOf(events);
        warnings = List.copyOf(warnings);
    }
}
