package dev.dinoscope.engine.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// All scalars of a run as they hold now: repeated steps replaced, steps after a restart forgotten.
public final class ScalarLog {
    private final SequencedMap<String, ScalarSeries> series = new LinkedHashMap<>();

    /// Reads all event files of a directory from the start.
    public static ScalarLog read(Path directory) throws IOException {
        var log = new ScalarLog();
        var tail = new EventTail(directory, EventPosition.START);
        EventBatch batch;
        do {
            batch = tail.read();
            log.accept(batch.events());
        } while (!batch.complete());
        return log;
    }

    /// Takes the next events, in the order of the file.
    public void accept(List<LogEvent> events) {
        for (var event : events) {
            switch (event) {
                case LogEvent.Scalar scalar ->
                    series.computeIfAbsent(scalar.tag(), _ -> new ScalarSeries())
                            .put(scalar.step(), scalar.wallTime(), scalar.value());
                case LogEvent.Restart restart -> series.values().forEach(each -> each.truncate(restart.step()));
            }
        }
    }

    /// Tags in the order of their first value.
    public List<String> tags() {
        return List.copyOf(series.keySet());
    }

    /// @return null for a tag never logged
    public @Nullable ScalarSeries series(String tag) {
        return series.get(tag);
    }

    /// The newest value of every tag.
    public SequencedMap<String, Double> latest() {
        var latest = new LinkedHashMap<String, Double>();
        series.forEach((tag, values) -> {
            if (values.size() > 0) {
                latest.put(tag, values.value(values.size() - 1));
            }
        });
        return latest;
    }
}
