package dev.dinoscope.engine.run.events;

import java.util.SortedMap;
import java.util.TreeMap;

/// From which steps on runs were taken up again, by event file. A restart voids what earlier files say of its step and
/// later ones: those of the trainer for the trainer's, those of other processes for theirs.
final class Restarts {
    private final SortedMap<String, Long> first = new TreeMap<>();

    void clear() {
        first.clear();
    }

    void add(String file, long step) {
        first.merge(file, step, Math::min);
    }

    /// Whether the trainer went on at a step above the first and up to the second.
    boolean isBetween(long above, long upTo) {
        return first.entrySet().stream()
                .anyMatch(each ->
                        EventFileWriter.isOurs(each.getKey()) && each.getValue() > above && each.getValue() <= upTo);
    }

    /// The step before which the values of a file hold; all do where it is the largest number.
    long end(String file) {
        var ours = EventFileWriter.isOurs(file);
        long end = Long.MAX_VALUE;
        for (var later : first.tailMap(file + "\0").entrySet()) {
            if (EventFileWriter.isOurs(later.getKey()) == ours) {
                end = Math.min(end, later.getValue());
            }
        }
        return end;
    }
}
