package dev.dinoscope.engine.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Follows the event files of a directory in the order of their names, as TensorBoard does: a file is done with when a
/// later one exists.
public final class EventTail {
    private static final long BATCH_BYTES = 4L << 20;

    private final Path directory;
    private EventPosition position;

    /// @param position where an earlier reader stopped, or [EventPosition#START]
    public EventTail(Path directory, EventPosition position) {
        this.directory = directory;
        this.position = position;
    }

    /// Reads what is new; never waits for more.
    ///
    /// @return at most a few MiB; read on while the batch is not complete
    public EventBatch read() throws IOException {
        // Listed before reading: a file with a successor now can gain no more records.
        var files = eventFiles();
        var events = new ArrayList<LogEvent>();
        var warnings = new ArrayList<String>();
        long left = BATCH_BYTES;
        for (var file : files) {
            var name = String.valueOf(file.getFileName());
            var start = name.equals(position.file()) ? position.offset() : 0;
            var batch = EventFileReader.read(file, start, left);
            events.addAll(batch.events());
            warnings.addAll(batch.warnings());
            position = batch.position();
            left -= position.offset() - start;
            if (!batch.complete()) {
                return new EventBatch(events, position, false, warnings);
            }
        }
        return new EventBatch(events, position, true, warnings);
    }

    private List<Path> eventFiles() throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (var files = Files.list(directory)) {
            return files.filter(EventFileWriter::isEventFile)
                    .filter(file -> String.valueOf(file.getFileName()).compareTo(position.file()) >= 0)
                    .sorted()
                    .toList();
        }
    }
}
