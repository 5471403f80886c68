package dev.dinoscope.engine.train.loop;

import dev.dinoscope.engine.run.RunDirectory;
import dev.dinoscope.engine.train.watch.TrainingListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.TimeUnit;

/// Asks a run to stop at a step, and holds the trainer until the request has been seen.
record StopAfter(RunDirectory run, long step) implements TrainingListener {
    @Override
    public void stepped(long done, long total, double loss, double imagesPerSecond) {
        if (done == step) {
            request(run);
        }
    }

    /// The beat that rewrites `state.json` also looks for the request; two beats make sure of it.
    static void request(RunDirectory run) {
        try {
            run.requestStop();
            var before = run.status().updated();
            var end = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
            for (var beats = 0; beats < 2; ) {
                if (System.nanoTime() > end) {
                    throw new AssertionError("the trainer did not beat twice within a minute: " + run.status());
                }
                Thread.onSpinWait();
                var now = run.status().updated();
                if (!now.equals(before)) {
                    before = now;
                    beats++;
                }
            }
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
