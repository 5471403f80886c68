package dev.dinoscope.engine.run.events;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// All scalars of a run as they hold now: repeated steps replaced, steps after a restart forgotten.
///
/// Several files may grow at once. What holds does not depend on which of them was read first: it is as if they were
/// read one after the other in the order of their names.
public final class ScalarLog {
    private final SequencedMap<String, TagScalars> tags = new LinkedHashMap<>();
    private final Restarts restarts = new Restarts();
    private final List<String> warnings = new ArrayList<>();

    /// Reads all event files of a directory from the start.
    public static ScalarLog read(Path directory) throws IOException {
        var log = new ScalarLog();
        var tail = new EventTail(directory, EventPosition.START);
        EventBatch batch;
        do {
            batch = tail.read();
            if (batch.fromStart()) {
                log.clear();
            }
            log.accept(batch.file(), batch.events());
            log.warn(batch.warnings());
        } while (!batch.complete());
        return log;
    }

    private void clear() {
        tags.clear();
        restarts.clear();
        warnings.clear();
    }

    /// Takes note of damage in the files.
    public void warn(List<String> damage) {
        warnings.addAll(damage);
    }

    /// Takes the next events of an event file, in the order of the file.
    public void accept(String file, List<LogEvent> events) {
        for (var event : events) {
            switch (event) {
                case LogEvent.Scalar scalar ->
                    tags.computeIfAbsent(scalar.tag(), _ -> new TagScalars(restarts))
                            .put(file, scalar);
                case LogEvent.Restart restart -> {
                    restarts.add(file, restart.step());
                    tags.values().forEach(tag -> tag.truncate(file, restart.step()));
                }
            }
        }
    }

    /// Tags in the order of their first value.
    public List<String> tags() {
        return List.copyOf(tags.keySet());
    }

    /// @return null for a tag never logged
    public @Nullable ScalarSeries series(String tag) {
        var found = tags.get(tag);
        return found == null ? null : found.whole();
    }

    /// Whether the run was taken up anew behind a step and not behind a later one.
    boolean isRestart(long behind, long until) {
        return restarts.isBetween(behind, until);
    }

    /// What was damaged in the files, each naming the file and the byte.
    public List<String> warnings() {
        return List.copyOf(warnings);
    }
}
