package dev.dinoscope.engine.run.events;

import dev.dinoscope.engine.run.events.EventPosition.Mark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Follows all event files of a directory, each from a place of its own, so that a second writer stops nobody's curves
/// and a file may appear whose name sorts before the others.
///
/// When a file is cut, replaced or removed, what was given of the directory no longer holds and reading begins anew.
public final class EventTail {
    private static final long BATCH_BYTES = 4L << 20;

    private final Path directory;
    private final SortedMap<String, Mark> marks;
    /// What the files looked like when they were read last; they are opened again only when that has changed.
    private final Map<String, Look> looks = new HashMap<>();
    /// Files that cannot be read and were told of.
    private final Set<String> told = new HashSet<>();

    private record Look(
            long size, FileTime modified, @Nullable Object key, boolean isRegular) {
        static Look at(Path file) throws IOException {
            var found = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return new Look(found.size(), found.lastModifiedTime(), found.fileKey(), found.isRegularFile());
        }
    }

    /// @param position where an earlier reader stopped, or [EventPosition#START]
    public EventTail(Path directory, EventPosition position) {
        this.directory = directory;
        this.marks = new TreeMap<>(position.files());
    }

    /// Reads what is new in one file; never waits for more.
    ///
    /// @return at most a few MiB; read on while the batch is not complete
    public EventBatch read() throws IOException {
        var files = files();
        var fault = changed(files);
        if (fault != null) {
            marks.clear();
            looks.clear();
            return new EventBatch("", List.of(), EventPosition.START, false, true, List.of(fault));
        }
        for (var file : files.entrySet()) {
            var news = read(file.getKey(), file.getValue());
            if (news != null) {
                return new EventBatch(
                        file.getKey(), news.events(), new EventPosition(marks), false, false, news.warnings());
            }
        }
        return new EventBatch("", List.of(), new EventPosition(marks), true, false, List.of());
    }

    /// @return null when there is nothing new to tell
    private @Nullable EventFileBatch read(String name, Look look) {
        if (look.equals(looks.get(name))) {
            return null;
        }
        try {
            if (!look.isRegular()) {
                throw new IOException("it is not a regular file");
            }
            var batch =
                    EventFileReader.read(directory.resolve(name), marks.getOrDefault(name, Mark.START), BATCH_BYTES);
            marks.put(name, batch.end());
            if (batch.complete()) {
                looks.put(name, look);
            }
            return batch.complete()
                            && batch.events().isEmpty()
                            && batch.warnings().isEmpty()
                    ? null
                    : batch;
        } catch (NoSuchFileException gone) {
            return null;
        } catch (IOException fault) {
            return told.add(name) ? nothingBut(passedOver(name, fault)) : null;
        }
    }

    private static EventFileBatch nothingBut(String warning) {
        return new EventFileBatch(List.of(), Mark.START, true, List.of(warning));
    }

    private String passedOver(String name, IOException fault) {
        return directory.resolve(name) + " cannot be read and is passed over: "
                + Objects.requireNonNullElse(fault.getMessage(), fault.toString());
    }

    /// @return what has happened to a file that was read; null when all are still there and still the same
    private @Nullable String changed(SortedMap<String, Look> files) {
        for (var mark : marks.entrySet()) {
            var name = mark.getKey();
            var look = files.get(name);
            if (look == null) {
                return directory.resolve(name) + " is gone; the scalars are read anew";
            }
            // A position of an older version says nothing of the files before its own.
            var isUnclear = mark.getValue().isOld() && !files.firstKey().equals(name);
            var isOther = !look.isRegular() || look.size() < mark.getValue().offset();
            if (isUnclear || isOther || (!look.equals(looks.get(name)) && !stillHolds(name, mark.getValue()))) {
                return directory.resolve(name) + " was cut or replaced; the scalars are read anew";
            }
        }
        return null;
    }

    private boolean stillHolds(String name, Mark mark) {
        try {
            return EventFileReader.holds(directory.resolve(name), mark);
        } catch (NoSuchFileException gone) {
            return false;
        } catch (IOException unreadable) {
            // What was read stays; the reading itself tells of it.
            return true;
        }
    }

    private SortedMap<String, Look> files() throws IOException {
        var found = new TreeMap<String, Look>();
        if (!Files.isDirectory(directory)) {
            return found;
        }
        try (var files = Files.list(directory)) {
            for (var file : files.filter(EventFileWriter::isEventFile).toList()) {
                try {
                    found.put(String.valueOf(file.getFileName()), Look.at(file));
                } catch (NoSuchFileException gone) {
                    // Removed since it was listed.
                }
            }
        }
        return found;
    }
}
