package dev.dinoscope.engine.train;

import dev.dinoscope.engine.config.Refused;
import dev.dinoscope.engine.data.Splits;
import dev.dinoscope.engine.data.load.PairLoader;
import dev.dinoscope.engine.recipe.Recipe;
import dev.dinoscope.engine.run.RunState;
import dev.dinoscope.engine.run.events.EventFileWriter;
import dev.dinoscope.engine.run.files.RunLog;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;

/// The steps of a run, and what happens between them: probes, evaluations, checkpoints.
final class TrainingLoop {
    private final PreparedRun prepared;
    private final Recipe recipe;
    private final ModelInTraining model;
    private final StepTakers takers;
    private final RunLog log;
    private final RunPulse pulse;
    private final TrainingListener listener;
    private final RunPlan plan;
    private final String watched;

    /// @param takers of its steps: the model, and who is asked when that fails
    TrainingLoop(
            PreparedRun prepared,
            ModelInTraining model,
            StepTakers takers,
            RunLog log,
            RunPulse pulse,
            TrainingListener listener) {
        this.prepared = prepared;
        this.recipe = prepared.recipe();
        this.model = model;
        this.takers = takers;
        this.log = log;
        this.pulse = pulse;
        this.listener = listener;
        this.plan = prepared.plan();
        this.watched = prepared.learner().learner().watchedLoss();
    }

    /// What a run works with from its checkpoint on.
    ///
    /// @param history what was logged up to there
    private record Stage(
            PairLoader loader,
            EventFileWriter events,
            StepLog stepLog,
            ProbeRecorder probes,
            RunEvaluations evaluations,
            ModelCheckpoints checkpoints,
            StepGuard guard,
            RunWatch watch,
            RunHistory history) {}

    RunState train(InstantSource clock) throws Exception {
        var checkpoints = prepared.checkpoints(model, clock);
        var first = checkpoints.restore(log::warn);
        if (first > plan.totalSteps()) {
            throw Refused.of(
                    "train",
                    String.format(
                            Locale.ROOT,
                            "it makes %,d steps, but the run has done %,d; set max_steps or epochs higher",
                            plan.totalSteps(),
                            first));
        }
        log.info(first == 0 ? "starting" : "resuming after step " + first);
        if (first == 0) {
            model.start();
        }
        var run = prepared.directory();
        run.rewind(first);
        // Before the new event file, whose first record takes the later steps back.
        var history = RunHistory.read(run, first);
        history.warnings().forEach(log::warn);
        if (first > 0 && first < plan.totalSteps()) {
            RateChange.of(history.value(StepLog.LEARNING_RATE, first), plan.learningRate(), first, plan.totalSteps())
                    .ifPresent(this::warn);
        }
        try (var events = EventFileWriter.resume(run.path(), clock, first + 1);
                var loader = prepared.loader(first)) {
            var alerts = new RunAlerts(run, log, pulse, listener, clock);
            var captures = new Captures(prepared, checkpoints, clock);
            var train = recipe.train();
            var retake = new StepRetake(train.guard(), takers, model, checkpoints);
            var stage = new Stage(
                    loader,
                    events,
                    new StepLog(events, train.batch(), model.gpu()),
                    new ProbeRecorder(prepared, model.views()),
                    new RunEvaluations(prepared, model, events, alerts, clock),
                    checkpoints,
                    new StepGuard(prepared, model, retake, captures, alerts),
                    new RunWatch(train.alerts(), alerts, history.samples(train.batch(), watched)),
                    history);
            if (first == 0) {
                stage.probes.record(0);
            }
            pulse.eachBeat(stage.watch::look);
            pulse.progress(first, plan.totalSteps(), Map.of());
            pulse.enter(RunState.RUNNING, "");
            return steps(first, stage);
        }
    }

    private void warn(String what) {
        log.warn(what);
        listener.note(what);
    }

    private RunState steps(long first, Stage stage) throws Exception {
        stage.stepLog.pause();
        for (var done = first; done < plan.totalSteps(); ) {
            done = step(done, stage);
            var last = done == plan.totalSteps();
            var stop = pulse.isStopRequested() && !last;
            if (stop) {
                pulse.enter(RunState.STOPPING, "");
            }
            if (last || stop || RunPlan.isDue(recipe.probe().every(), done)) {
                stage.probes.record(done);
            }
            if (!last && RunPlan.isDue(recipe.eval().every(), done)) {
                evaluate(Splits.VAL, done, stage);
            }
            if (last || stop || RunPlan.isDue(recipe.train().checkpointEvery(), done)) {
                // A run that goes on from here writes none of the scalars before it again.
                stage.events.flush();
                stage.checkpoints.save(done);
            }
            if (stop) {
                log.info(String.format(Locale.ROOT, "stopped after step %d, as asked", done));
                return RunState.STOPPED;
            }
            stage.stepLog.pause();
        }
        return finish(stage);
    }

    private long step(long before, Stage stage) throws Exception {
        stage.watch.begin();
        var batch = stage.loader.next();
        batch.broken().forEach(fault -> log.warn("another image was taken instead of " + fault));
        var learningRate = plan.learningRate().at(before);
        var done = before + 1;
        var first = takers.here().step(batch, learningRate);
        var taken = first.applied() ? TakenStep.atOnce(first) : stage.guard.takeAgain(done, batch, learningRate, first);
        var result = taken.result();
        var scalars = stage.stepLog.stepped(done, result, learningRate, batch, stage.guard.scalars(taken));
        stage.watch.stepped(StepLog.sample(done, batch.size(), watched, tag -> scalars.getOrDefault(tag, Double.NaN)));
        stage.guard.settle(done, taken);
        pulse.progress(done, plan.totalSteps(), scalars);
        listener.stepped(
                done, plan.totalSteps(), result.loss(), scalars.getOrDefault(StepLog.IMAGES_PER_SECOND, Double.NaN));
        return done;
    }

    private void evaluate(String split, long done, Stage stage) throws IOException {
        stage.evaluations
                .evaluate(split, done)
                .filter(result -> result.refused() == null)
                .ifPresent(listener::evaluated);
    }

    private RunState finish(Stage stage) throws IOException {
        var total = plan.totalSteps();
        for (var split : RunPlan.evaluated(recipe, prepared.dataset())) {
            if (!stage.evaluations.recall(split, total, stage.history)) {
                evaluate(split, total, stage);
            }
        }
        log.info(String.format(Locale.ROOT, "finished after %.0f CPU seconds", ProcessUse.cpuSeconds()));
        return RunState.FINISHED;
    }
}
