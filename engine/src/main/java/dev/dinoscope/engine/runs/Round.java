package dev.dinoscope.engine.runs;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One round through many directories. A walker looks into one after another; when a look takes long, another walker
/// goes on with the rest meanwhile, and after some time nobody waits for the slow one.
final class Round<T> {
    /// After so long the rest is gone on with.
    private static final long SPARE = Duration.ofMillis(50).toNanos();

    private final List<Path> directories;
    private final Function<Path, T> look;
    private final long patience;
    private final Executor threads;
    private final Overdue overdue;
    private final List<@Nullable T> values;
    /// Looks that are waited for by their start, the oldest first.
    private final SequencedMap<Integer, Long> open = new TreeMap<>();

    private int next;
    /// The look after which its walker goes on; -1 when all walkers were relieved or are done.
    private int leading = -1;

    Round(List<Path> directories, Function<Path, T> look, Duration patience, Executor threads, Overdue overdue) {
        this.directories = directories;
        this.look = look;
        this.patience = patience.toNanos();
        this.threads = threads;
        this.overdue = overdue;
        this.values = new ArrayList<>(Collections.nCopies(directories.size(), null));
    }

    /// Returns when each directory has answered or was given up.
    synchronized void go() throws InterruptedException {
        send();
        while (!open.isEmpty() || leading >= 0) {
            var now = System.nanoTime();
            giveUp(now);
            var wake = relieve(now);
            if (!open.isEmpty()) {
                wake = Math.min(wake, open.firstEntry().getValue() + patience - now);
            }
            if (!open.isEmpty() && wake > 0) {
                wait(wake / 1_000_000 + 1);
            }
        }
    }

    synchronized Optional<T> value(int index) {
        return Optional.ofNullable(values.get(index));
    }

    private void giveUp(long now) {
        while (!open.isEmpty() && now - open.firstEntry().getValue() >= patience) {
            int index = open.firstEntry().getKey();
            open.remove(index);
            overdue.begin(directories.get(index));
            if (index == leading) {
                leading = -1;
            }
        }
    }

    /// Sends another walker when the leading one takes long, or was given up.
    ///
    /// @return when to look again, in nanoseconds
    private long relieve(long now) {
        if (next == directories.size() || overdue.isFull()) {
            return patience;
        }
        if (leading >= 0) {
            var left = open.getOrDefault(leading, now) + SPARE - now;
            if (left > 0) {
                return left;
            }
        }
        send();
        return SPARE;
    }

    /// The first look is taken here, so that there is always one to wait for.
    private void send() {
        leading = take();
        if (leading >= 0) {
            int first = leading;
            threads.execute(() -> walk(first));
        }
    }

    private int take() {
        while (next < directories.size() && overdue.holds(directories.get(next))) {
            next++;
        }
        if (next == directories.size()) {
            return -1;
        }
        open.put(next, System.nanoTime());
        return next++;
    }

    private void walk(int first) {
        for (int index = first; index >= 0; ) {
            index = end(index, value(directories.get(index)));
        }
    }

    private @Nullable T value(Path directory) {
        try {
            return look.apply(directory);
        } catch (RuntimeException | Error fault) {
            System.getLogger(Round.class.getName())
                    .log(System.Logger.Level.ERROR, "cannot look into " + directory, fault);
            return null;
        }
    }

    /// @return the next look of this walker, or -1 when another has gone on with them
    private synchronized int end(int index, @Nullable T value) {
        if (open.remove(index) == null) {
            overdue.end(directories.get(index));
            return -1;
        }
        values.set(index, value);
        var goesOn = index == leading;
        if (goesOn) {
            leading = take();
        }
        if (open.isEmpty()) {
            notifyAll();
        }
        return goesOn ? leading : -1;
    }
}
