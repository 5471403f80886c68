package dev.dinoscope.engine.train;

import dev.dinoscope.engine.run.EventFileWriter;
import dev.dinoscope.engine.torch.TrainState;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.concurrent.TimeUnit;

/// Turns what a step did into the scalars of the run.
final class StepLog {
    private static final long MEMORY_EVERY = 20;

    private final EventFileWriter events;
    private final int batch;
    private long before = System.nanoTime();

    StepLog(EventFileWriter events, int batch) {
        this.events = events;
        this.batch = batch;
    }

    /// @param done steps done, this one included
    /// @param waitNanos how long the step waited for its batch
    /// @return the scalars by tag
    SequencedMap<String, Double> stepped(long done, TrainState.Result result, double learningRate, long waitNanos)
            throws IOException {
        var now = System.nanoTime();
        var took = Math.max(1, now - before);
        before = now;
        var scalars = new LinkedHashMap<String, Double>();
        scalars.put("loss", result.loss());
        scalars.putAll(result.scalars());
        scalars.put("optim/learning_rate", learningRate);
        scalars.put("optim/gradient_norm", result.gradientNorm());
        scalars.put("speed/images_per_second", batch * (double) TimeUnit.SECONDS.toNanos(1) / took);
        scalars.put("speed/loader_wait", Math.min(1, (double) waitNanos / took));
        if (done % MEMORY_EVERY == 0) {
            ProcessUse.residentMib().ifPresent(mib -> scalars.put("memory/resident_mib", (double) mib));
        }
        events.add(done, scalars);
        return scalars;
    }

    void add(long done, Map<String, Double> scalars) throws IOException {
        events.add(done, scalars);
    }

    /// What lies between two steps (probes, evaluations, checkpoints) is not the step's own time.
    void pause() {
        before = System.nanoTime();
    }
}
