package dev.dinoscope.engine.runs;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiFunction;
import java.util.function.Function;

/// Looks into directories on threads of its own and waits for none longer than its patience: one on a network disk that
/// is gone keeps a few threads, and neither its caller nor whoever asks for others.
///
/// A directory that keeps a thread is not looked into again until that thread has come back. Calls into the system
/// cannot be interrupted, so the threads are no virtual ones: those would keep the carriers of all others.
public final class Visits implements AutoCloseable {
    /// Looks into one directory at a time; further ones wait.
    private static final int EACH = 4;

    private final Duration patience;
    private final ExecutorService threads = Executors.newCachedThreadPool(
            Thread.ofPlatform().daemon().name("visit-", 0).factory());
    private final Map<Path, Semaphore> places = new ConcurrentHashMap<>();
    private final Overdue overdue = new Overdue();

    /// @param patience how long one look may take
    public Visits(Duration patience) {
        this.patience = patience;
    }

    /// As patient as people are.
    public static Visits patient() {
        return new Visits(Duration.ofSeconds(10));
    }

    /// Runs a look into a directory.
    ///
    /// @throws HangingDirectoryException when it has not ended in time, or an earlier one has not ended yet
    /// @throws Exception what the look throws; errors too
    public <T> T at(Path directory, Callable<T> look) throws Exception {
        var end = System.nanoTime() + patience.toNanos();
        var place = places.computeIfAbsent(directory, _ -> new Semaphore(EACH));
        if (overdue.holds(directory) || !place.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) {
            throw new HangingDirectoryException(directory);
        }
        var visit = new Visit<>(directory, look, place, overdue);
        threads.execute(visit);
        try {
            return visit.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException hanging) {
            visit.giveUp();
            throw new HangingDirectoryException(directory);
        } catch (ExecutionException failed) {
            throw cause(failed);
        }
    }

    private static Exception cause(ExecutionException failed) {
        return switch (failed.getCause()) {
            case Error error -> throw error;
            case Exception fault -> fault;
            case null, default -> failed;
        };
    }

    /// Looks into many directories, one after another as long as they answer.
    ///
    /// @param look must not throw
    /// @param unseen stands for a directory that did not answer
    /// @return in the order of the directories
    public <T> List<T> all(
            List<Path> directories, Function<Path, T> look, BiFunction<Path, HangingDirectoryException, T> unseen)
            throws IOException {
        var round = new Round<>(directories, look, patience, threads, overdue);
        try {
            round.go();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while looking into directories");
        }
        var found = new ArrayList<T>(directories.size());
        for (int i = 0; i < directories.size(); i++) {
            var directory = directories.get(i);
            found.add(
                    round.value(i).orElseGet(() -> unseen.apply(directory, new HangingDirectoryException(directory))));
        }
        return found;
    }

    /// Looks that have not ended stay behind on their threads.
    @Override
    public void close() {
        threads.shutdown();
    }
}
