package dev.dinoscope.engine.data.index;

import dev.dinoscope.engine.data.Progress;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/// Progress and cancellation of long work, together.
record IndexingWatch(Progress progress, BooleanSupplier cancelled) {
    /// @throws CancellationException when cancelled
    void report(String stage, long done, long total) {
        check();
        progress.report(stage, done, total);
    }

    /// @throws CancellationException when cancelled
    void check() {
        if (cancelled.getAsBoolean() || Thread.currentThread().isInterrupted()) {
            throw new CancellationException("cancelled while looking through the data");
        }
    }
}
