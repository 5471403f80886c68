package dev.dinoscope.engine.train.alert;

import dev.dinoscope.engine.run.AlertKind;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/// Sees that no step comes any more, also when the loader hangs. The trainer's thread tells of steps, another one
/// looks; what lies between two steps (evaluation, checkpoint) may take as long as it needs. Times are those of
/// [System#nanoTime].
public final class StallWatch {
    private static final int WINDOW = 101;
    private static final Duration LEAST = Duration.ofSeconds(30);
    /// While there is nothing to compare with: the first steps set up what the later ones use.
    private static final Duration FIRST = Duration.ofMinutes(5);

    private final double factor;
    private final RecentValues recent = new RecentValues(WINDOW);
    private long limit = FIRST.toNanos();
    private boolean waiting;
    private boolean told;
    private long since;

    /// @param factor of the median step time; 0 never tells
    public StallWatch(double factor) {
        this.factor = factor;
    }

    /// A step is waited for from now on.
    public synchronized void begin(long now) {
        waiting = true;
        told = false;
        since = now;
    }

    /// It has come.
    public synchronized void stepped(long now) {
        waiting = false;
        recent.add((double) (now - since));
        if (recent.count() > WINDOW / 10) {
            limit = Math.max(LEAST.toNanos(), (long) (factor * Medians.median(recent.values())));
        }
    }

    /// @return what is to be told, once a stall
    public synchronized Optional<Finding> look(long now) {
        if (factor == 0 || !waiting || told || now - since < limit) {
            return Optional.empty();
        }
        told = true;
        return Optional.of(new Finding(
                AlertKind.STALL,
                String.format(
                        Locale.ROOT,
                        "no step for %d seconds%s; look for a hanging disk or network under the data, and at other processes",
                        Duration.ofNanos(now - since).toSeconds(),
                        usual())));
    }

    private String usual() {
        return recent.count() == 0
                ? ""
                : String.format(Locale.ROOT, ", where %.3g are usual", Medians.median(recent.values()) / 1e9);
    }
}
