package dev.dinoscope.engine.runs;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The directories that keep threads longer than anybody waits for.
final class Overdue {
    /// The more of them, the more threads; beyond this a list is left incomplete instead.
    private static final int MOST = 256;

    private final Map<Path, Integer> looks = new ConcurrentHashMap<>();

    void begin(Path directory) {
        looks.merge(directory, 1, Integer::sum);
    }

    void end(Path directory) {
        looks.computeIfPresent(directory, (_, count) -> count == 1 ? null : count - 1);
    }

    boolean holds(Path directory) {
        return looks.containsKey(directory);
    }

    boolean isFull() {
        return looks.size() >= MOST;
    }
}
