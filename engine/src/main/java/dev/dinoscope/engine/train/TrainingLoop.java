package dev.dinoscope.engine.train;

import dev.dinoscope.engine.data.Splits;
import dev.dinoscope.engine.data.image.TrainTransform;
import dev.dinoscope.engine.data.load.LoaderSettings;
import dev.dinoscope.engine.data.load.PairLoader;
import dev.dinoscope.engine.recipe.Recipe;
import dev.dinoscope.engine.run.EventFileWriter;
import dev.dinoscope.engine.run.RunLog;
import dev.dinoscope.engine.run.RunState;
import dev.dinoscope.engine.torch.TrainState;
import java.io.IOException;
import java.time.InstantSource;

/// The steps of a run, and what happens between them: probes, evaluations, checkpoints.
final class TrainingLoop {
    private final PreparedRun prepared;
    private final Recipe recipe;
    private final ModelInTraining model;
    private final RunLog log;
    private final RunPulse pulse;
    private final TrainingListener listener;
    private final RunPlan plan;

    TrainingLoop(PreparedRun prepared, ModelInTraining model, RunLog log, RunPulse pulse, TrainingListener listener) {
        this.prepared = prepared;
        this.recipe = prepared.recipe();
        this.model = model;
        this.log = log;
        this.pulse = pulse;
        this.listener = listener;
        this.plan = prepared.plan();
    }

    RunState train(InstantSource clock) throws Exception {
        var checkpoints = prepared.checkpoints(model, clock);
        var first = checkpoints.restore(log::warn);
        log.info(first == 0 ? "starting" : "resuming after step " + first);
        var run = prepared.directory();
        try (var events = first == 0
                        ? EventFileWriter.create(run.path(), clock)
                        : EventFileWriter.resume(run.path(), clock, first + 1);
                var loader = loader(first)) {
            var evaluations = new RunEvaluations(run, prepared.dataset(), model.encoder(), events, clock);
            var probes = new ProbeRecorder(prepared, model.encoders());
            if (first == 0) {
                probes.record(0);
            }
            pulse.enter(RunState.RUNNING, "");
            return steps(first, loader, new StepLog(events, recipe.train().batch()), probes, checkpoints, evaluations);
        }
    }

    private PairLoader loader(long firstStep) {
        var data = recipe.data();
        var size = recipe.model().image().size();
        return new PairLoader(
                prepared.dataset(),
                prepared.tokenizer(),
                () -> new TrainTransform(data.augmentation(), size, data.normalisation()),
                new LoaderSettings(
                        Splits.TRAIN,
                        recipe.train().batch(),
                        recipe.model().text().context(),
                        recipe.seed(),
                        firstStep,
                        data.distinctConcepts(),
                        data.captions(),
                        data.workers(),
                        data.prefetch()));
    }

    private RunState steps(
            long first,
            PairLoader loader,
            StepLog stepLog,
            ProbeRecorder probes,
            ModelCheckpoints checkpoints,
            RunEvaluations evaluations)
            throws Exception {
        stepLog.pause();
        for (var done = first; done < plan.totalSteps(); ) {
            done = step(done, loader, stepLog);
            var last = done == plan.totalSteps();
            var stop = pulse.isStopRequested() && !last;
            if (last || stop || RunPlan.isDue(recipe.probe().every(), done)) {
                probes.record(done);
            }
            if (!last && RunPlan.isDue(recipe.eval().every(), done)) {
                listener.evaluated(done, evaluations.evaluate(Splits.VAL, done));
            }
            if (last || stop || RunPlan.isDue(recipe.train().checkpointEvery(), done)) {
                checkpoints.save(done);
            }
            if (stop) {
                log.info("stopped after step %d, as asked".formatted(done));
                return RunState.STOPPED;
            }
            stepLog.pause();
        }
        return finish(evaluations);
    }

    private long step(long before, PairLoader loader, StepLog stepLog) throws IOException, InterruptedException {
        var batch = loader.next();
        var learningRate = plan.learningRate().at(before);
        var result = model.step(batch, learningRate);
        var done = before + 1;
        var scalars = stepLog.stepped(done, result, learningRate, batch.waitNanos());
        requireFinite(done, result);
        pulse.progress(done, plan.totalSteps(), scalars);
        listener.stepped(
                done, plan.totalSteps(), result.loss(), scalars.getOrDefault("speed/images_per_second", Double.NaN));
        return done;
    }

    private static void requireFinite(long done, TrainState.Result result) throws IOException {
        if (!result.applied()) {
            throw new IOException(
                    ("step %d: the loss is %s and the gradient norm %s; the weights were left as they were."
                                    + " Resume with a lower optim.learning_rate, a longer optim.warmup or a smaller optim.clip_norm")
                            .formatted(done, result.loss(), result.gradientNorm()));
        }
    }

    private RunState finish(RunEvaluations evaluations) throws IOException {
        for (var split : recipe.eval().splits()) {
            listener.evaluated(plan.totalSteps(), evaluations.evaluate(split, plan.totalSteps()));
        }
        log.info("finished after %.0f CPU seconds".formatted(ProcessUse.cpuSeconds()));
        return RunState.FINISHED;
    }
}
