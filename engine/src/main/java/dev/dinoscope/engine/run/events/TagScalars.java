package dev.dinoscope.engine.run.events;

import java.util.SortedMap;
import java.util.TreeMap;

/// The values of one tag in each event file that has it, and what holds of them together: the files in the order of
/// their names, whenever their records came.
final class TagScalars {
    private final SortedMap<String, ScalarSeries> parts = new TreeMap<>();
    private final Restarts restarts;
    private ScalarSeries whole = new ScalarSeries();
    private boolean stale;

    TagScalars(Restarts restarts) {
        this.restarts = restarts;
    }

    void put(String file, LogEvent.Scalar scalar) {
        var part = parts.get(file);
        if (part == null) {
            part = new ScalarSeries();
            parts.put(file, part);
            stale = true;
        }
        part.put(scalar.step(), scalar.wallTime(), scalar.value());
        if (stale || part == whole) {
            return;
        }
        if (whole.endsBefore(scalar.step()) && scalar.step() < restarts.end(file)) {
            whole.put(scalar.step(), scalar.wallTime(), scalar.value());
        } else {
            stale = true;
        }
    }

    /// A restart within a file voids what stood in it before; [Restarts] tells of the files before.
    void truncate(String file, long step) {
        var part = parts.get(file);
        if (part != null) {
            part.truncate(step);
        }
        stale = true;
    }

    ScalarSeries whole() {
        if (stale) {
            whole = join();
            stale = false;
        }
        return whole;
    }

    private ScalarSeries join() {
        var first = parts.firstEntry();
        if (parts.size() == 1 && restarts.end(first.getKey()) == Long.MAX_VALUE) {
            return first.getValue();
        }
        var joined = new ScalarSeries();
        parts.forEach((file, part) -> joined.putAll(part, restarts.end(file)));
        return joined;
    }
}
