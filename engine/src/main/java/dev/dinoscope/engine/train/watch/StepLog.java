package dev.dinoscope.engine.train.watch;

import dev.dinoscope.engine.data.load.Batch;
import dev.dinoscope.engine.process.ProcessUse;
import dev.dinoscope.engine.run.events.EventFileWriter;
import dev.dinoscope.engine.step.StepResult;
import dev.dinoscope.engine.torch.GpuUse;
import dev.dinoscope.engine.train.alert.StepSample;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import java.util.stream.LongStream;

/// Turns what a step did into the scalars of the run.
public final class StepLog {
    private static final String IMAGES_PER_SECOND = "speed/images_per_second";

    private static final String LOSS = "loss";
    private static final String LOADER_WAIT = "speed/loader_wait";
    public static final String LEARNING_RATE = "optim/learning_rate";
    private static final String BROKEN = "data/broken";
    private static final String MADE_CAPTIONS = "data/made_captions";
    private static final String RESIDENT_MIB = "memory/resident_mib";
    private static final long MEMORY_EVERY = 20;

    private final EventFileWriter events;
    private final int batchSize;
    private final String watched;
    private final GpuUse gpu;
    private long before = System.nanoTime();

    /// @param watched the tag of the loss, see [dev.dinoscope.engine.method.Learner#watchedLoss]
    public StepLog(EventFileWriter events, int batchSize, String watched, GpuUse gpu) {
        this.events = events;
        this.batchSize = batchSize;
        this.watched = watched;
        this.gpu = gpu;
    }

    /// @param done steps done, this one included
    /// @param more scalars by tag
    /// @return the scalars by tag
    public SequencedMap<String, Double> stepped(
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
    public StepSample sample(long done, Map<String, Double> scalars) {
        return sample(done, tag -> scalars.getOrDefault(tag, Double.NaN));
    }

    /// What the watches saw, or would have seen, of each step before.
    public List<StepSample> samples(RunHistory history) {
        return LongStream.rangeClosed(1, history.steps())
                .mapToObj(step -> sample(step, tag -> history.value(tag, step)))
                .toList();
    }

    /// @param scalar the value of a tag; NaN where there is none
    private StepSample sample(long done, ToDoubleFunction<String> scalar) {
        return new StepSample(
                done,
                scalar.applyAsDouble(watched),
                batchSize / scalar.applyAsDouble(IMAGES_PER_SECOND),
                scalar.applyAsDouble(LOADER_WAIT),
                scalar.applyAsDouble(RESIDENT_MIB));
    }

    /// Of a step's scalars; NaN where there is none.
    public static double imagesPerSecond(Map<String, Double> scalars) {
        return scalars.getOrDefault(IMAGES_PER_SECOND, Double.NaN);
    }

    /// What lies between two steps (probes, evaluations, checkpoints) is not the step's own time.
    public void pause() {
        before = System.nanoTime();
    }
}
