package dev.dinoscope.engine.train;

import dev.dinoscope.engine.data.load.Batch;
import dev.dinoscope.engine.run.events.EventFileWriter;
import dev.dinoscope.engine.step.StepResult;
import dev.dinoscope.engine.torch.GpuUse;
import dev.dinoscope.engine.train.alert.StepSample;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;

/// Turns what a step did into the scalars of the run.
final class StepLog {
    static final String IMAGES_PER_SECOND = "speed/images_per_second";

    private static final String LOSS = "loss";
    private static final String LOADER_WAIT = "speed/loader_wait";
    static final String LEARNING_RATE = "optim/learning_rate";
    private static final String BROKEN = "data/broken";
    private static final String MADE_CAPTIONS = "data/made_captions";
    private static final String RESIDENT_MIB = "memory/resident_mib";
    private static final long MEMORY_EVERY = 20;

    private final EventFileWriter events;
    private final int batchSize;
    private final GpuUse gpu;
    private long before = System.nanoTime();

    StepLog(EventFileWriter events, int batchSize, GpuUse gpu) {
        this.events = events;
        this.batchSize = batchSize;
        this.gpu = gpu;
    }

    /// @param done steps done, this one included
    /// @param more scalars by tag
    /// @return the scalars by tag
    SequencedMap<String, Double> stepped(
            long done, StepResult result, double learningRate, Batch batch, Map<String, Double> more)
            throws IOException {
        var now = System.nanoTime();
        var took = Math.max(1, now - before);
        before = now;
        var scalars = new LinkedHashMap<String, Double>();
        scalars.put(LOSS, result.loss());
        scalars.putAll(result.scalars());
        scalars.put(LEARNING_RATE, learningRate);
        scalars.put("optim/gradient_norm", result.gradientNorm());
        scalars.put(IMAGES_PER_SECOND, batchSize * (double) TimeUnit.SECONDS.toNanos(1) / took);
        scalars.put(LOADER_WAIT, Math.min(1, (double) batch.waitNanos() / took));
        if (!batch.broken().isEmpty()) {
            scalars.put(BROKEN, (double) batch.broken().size());
        }
        if (batch.madeCaptions() > 0) {
            scalars.put(MADE_CAPTIONS, (double) batch.madeCaptions() / batch.size());
        }
        scalars.putAll(more);
        if (done % MEMORY_EVERY == 0) {
            ProcessUse.residentMib().ifPresent(mib -> scalars.put(RESIDENT_MIB, (double) mib));
            gpu.addTo(scalars);
        }
        events.add(done, scalars);
        return scalars;
    }

    /// What the watches see of a step's scalars.
    ///
    /// @param watched the tag of the loss, see [dev.dinoscope.engine.method.Learner#watchedLoss]
    /// @param scalar the value of a tag; NaN where there is none
    static StepSample sample(long done, int batch, String watched, ToDoubleFunction<String> scalar) {
        return new StepSample(
                done,
                scalar.applyAsDouble(watched),
                batch / scalar.applyAsDouble(IMAGES_PER_SECOND),
                scalar.applyAsDouble(LOADER_WAIT),
                scalar.applyAsDouble(RESIDENT_MIB));
    }

    /// What lies between two steps (probes, evaluations, checkpoints) is not the step's own time.
    void pause() {
        before = System.nanoTime();
    }
}
