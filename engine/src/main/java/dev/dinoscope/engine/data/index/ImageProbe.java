package dev.dinoscope.engine.data.index;

import dev.dinoscope.engine.data.source.Fingerprint;
import dev.dinoscope.engine.data.source.Sample;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;

/// Looks at many images at once: the time is spent waiting for the disk or the network behind it.
final class ImageProbe implements AutoCloseable {
    private static final int THREADS = 16;
    private static final Outcome KNOWN = new Missing("known already");
    private final ExecutorService threads = Executors.newFixedThreadPool(
            THREADS, Thread.ofPlatform().name("image-probe-", 0).daemon().factory());

    sealed interface Outcome permits There, Missing {}

    record There(long fingerprint) implements Outcome {}

    record Missing(String why) implements Outcome {}

    /// @param wanted images of other samples are left alone
    Outcome[] look(List<Sample> samples, Predicate<Sample> wanted) {
        var outcomes = new Outcome[samples.size()];
        var parts = new Future<?>[THREADS];
        for (int thread = 0; thread < THREADS; thread++) {
            int first = thread;
            parts[thread] = threads.submit(() -> {
                for (int i = first; i < outcomes.length; i += THREADS) {
                    outcomes[i] = wanted.test(samples.get(i)) ? look(samples.get(i)) : KNOWN;
                }
            });
        }
        for (var part : parts) {
            await(part);
        }
        return outcomes;
    }

    private static Outcome look(Sample sample) {
        try {
            return new There(Fingerprint.of(sample.image()));
        } catch (IOException e) {
            return new Missing(String.valueOf(e.getMessage()));
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
