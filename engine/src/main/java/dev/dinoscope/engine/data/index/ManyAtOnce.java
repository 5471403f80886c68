package dev.dinoscope.engine.data.index;

import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;

/// Looks at many files at once: the time is spent waiting for the disk or the network behind it.
final class ManyAtOnce implements AutoCloseable {
    private static final int THREADS = 16;
    private final ExecutorService threads;

    /// @param name of the threads, without their number
    ManyAtOnce(String name) {
        this.threads = Executors.newFixedThreadPool(
                THREADS, Thread.ofPlatform().name(name, 0).daemon().factory());
    }

    /// Waits until the work is done for all numbers from 0.
    ///
    /// @throws CancellationException when interrupted
    void forEach(int count, IntConsumer work) {
        var parts = new Future<?>[THREADS];
        for (int thread = 0; thread < THREADS; thread++) {
            int first = thread;
            parts[thread] = threads.submit(() -> {
                for (int i = first; i < count; i += THREADS) {
                    work.accept(i);
                }
            });
        }
        for (var part : parts) {
            await(part);
        }
    }

    private static void await(Future<?> part) {
        try {
            part.get();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while looking at images");
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
