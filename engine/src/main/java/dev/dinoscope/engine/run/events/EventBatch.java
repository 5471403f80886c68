package dev.dinoscope.engine.run.events;

import java.util.List;

/// What one read of a directory's event files gave.
///
/// @param file name of the event file that the events are from
/// @param position from where to read on
/// @param complete whether the read came to the end of what there was; if not, read again at once
/// @param fromStart whether what was read before is void, because a file was cut, replaced or removed: the reading has
///     begun anew with this batch
/// @param warnings damage that was met, each naming the file and the byte
public record EventBatch(
        String file,
        List<LogEvent> events,
        EventPosition position,
        boolean complete,
        boolean fromStart,
        List<String> warnings) {
    public EventBatch {
        events = List.copyOf(events);
        warnings = List.copyOf(warnings);
    }
}
