package dev.dinoscope.engine.train.loop;

import dev.dinoscope.engine.config.Refused;
import dev.dinoscope.engine.data.load.PairLoader;
import dev.dinoscope.engine.process.ProcessUse;
import dev.dinoscope.engine.recipe.Recipe;
import dev.dinoscope.engine.run.ResultsLog;
import dev.dinoscope.engine.run.RunDirectory;
import dev.dinoscope.engine.run.RunState;
import dev.dinoscope.engine.run.checkpoint.CheckpointStore;
import dev.dinoscope.engine.run.events.EventFileWriter;
import dev.dinoscope.engine.train.evaluate.ModelJudge;
import dev.dinoscope.engine.train.evaluate.RunEvaluations;
import dev.dinoscope.engine.train.guard.StepGuard;
import dev.dinoscope.engine.train.guard.StepRetake;
import dev.dinoscope.engine.train.guard.StepTakers;
import dev.dinoscope.engine.train.model.ModelCheckpoints;
import dev.dinoscope.engine.train.model.ModelFiles;
import dev.dinoscope.engine.train.model.ModelInTraining;
import dev.dinoscope.engine.train.prepare.PreparedRun;
import dev.dinoscope.engine.train.prepare.RunPlan;
import dev.dinoscope.engine.train.replay.Captures;
import dev.dinoscope.engine.train.watch.ProbeRecorder;
import dev.dinoscope.engine.train.watch.RateChange;
import dev.dinoscope.engine.train.watch.RunAlerts;
import dev.dinoscope.engine.train.watch.RunHistory;
import dev.dinoscope.engine.train.watch.RunWatch;
import dev.dinoscope.engine.train.watch.StepLog;
import dev.dinoscope.engine.train.watch.Watchers;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;

/// What one process does of a run: goes back to the last checkpoint, hands each part of training what it needs, and
/// has the steps taken from there.
final class TrainingSession {
    private final RunDirectory run;
    private final PreparedRun prepared;
    private final Recipe recipe;
    private final RunPlan plan;
    private final ModelInTraining model;
    private final ModelFiles files;
    private final StepTakers takers;
    private final Watchers watchers;
    private final InstantSource clock;

    /// @param takers of its steps: the model, and who is asked when that fails
    TrainingSession(
            RunDirectory run,
            PreparedRun prepared,
            ModelInTraining model,
            StepTakers takers,
            Watchers watchers,
            InstantSource clock) {
        this.run = run;
        this.prepared = prepared;
        this.recipe = prepared.recipe();
        this.plan = prepared.plan();
        this.model = model;
        this.files = new ModelFiles(model, prepared.tokenizerHash());
        this.takers = takers;
        this.watchers = watchers;
        this.clock = clock;
    }

    /// @return FINISHED or STOPPED
    RunState train() throws Exception {
        var log = watchers.log();
        var store = new CheckpointStore(run.checkpoints(), recipe.train().checkpointsKept(), clock);
        var checkpoints =
                new ModelCheckpoints(store, files, model.traced().program().hash());
        var first = checkpoints.restore(log::warn);
        requireStepsLeft(first);
        log.info(first == 0 ? "starting" : "resuming after step " + first);
        if (first == 0) {
            model.start();
        }
        run.rewind(first);
        // Before the new event file, whose first record takes the later steps back.
        var history = RunHistory.read(run, first);
        history.warnings().forEach(log::warn);
        warnOfRateChange(history, first);
        try (var events = EventFileWriter.resume(run.path(), clock, first + 1);
                var loader = prepared.loader(model.traced().learner().batch(), first)) {
            return train(first, history, checkpoints, events, loader);
        }
    }

    private void requireStepsLeft(long first) {
        if (first > plan.totalSteps()) {
            throw Refused.of(
                    "train",
                    String.format(
                            Locale.ROOT,
                            "it makes %,d steps, but the run has done %,d; set max_steps or epochs higher",
                            plan.totalSteps(),
                            first));
        }
    }

    private void warnOfRateChange(RunHistory history, long first) {
        if (first > 0 && first < plan.totalSteps()) {
            RateChange.of(history.value(StepLog.LEARNING_RATE, first), plan.learningRate(), first, plan.totalSteps())
                    .ifPresent(watchers::warn);
        }
    }

    private RunState train(
            long first, RunHistory history, ModelCheckpoints checkpoints, EventFileWriter events, PairLoader loader)
            throws Exception {
        var alerts = new RunAlerts(run, watchers, clock);
        var log = new StepLog(
                events, recipe.train().batch(), model.traced().learner().watchedLoss(), model.gpu());
        var watch = new RunWatch(recipe.train().alerts(), alerts, log.samples(history));
        var steps = new StepSequence(plan, loader, takers.here(), guard(alerts), log, watch, watchers);
        var between = between(alerts, checkpoints, events);
        if (first == 0) {
            between.start();
        }
        var pulse = watchers.pulse();
        pulse.eachBeat(watch::look);
        pulse.progress(first, plan.totalSteps(), Map.of());
        pulse.enter(RunState.RUNNING, "");
        var end = new TrainingLoop(plan.totalSteps(), steps, between, watchers).from(first);
        if (end == RunState.FINISHED) {
            between.finish(prepared.evaluated(), plan.totalSteps(), history);
            watchers.log().info(String.format(Locale.ROOT, "finished after %.0f CPU seconds", ProcessUse.cpuSeconds()));
        }
        return end;
    }

    private StepGuard guard(RunAlerts alerts) {
        var config = recipe.train().guard();
        var retake = new StepRetake(config, takers, model.libtorch(), files);
        var captures = new Captures(
                run, config.captures(), model, files, prepared.dataset().pairs(), clock);
        return new StepGuard(config, run.name(), model, retake, captures, alerts);
    }

    private BetweenSteps between(RunAlerts alerts, ModelCheckpoints checkpoints, EventFileWriter events)
            throws IOException {
        var dataset = prepared.dataset();
        var views = model.views(dataset, prepared.tokenizer());
        var judge = ModelJudge.of(dataset, views.getFirst());
        var results = new ResultsLog(run.results());
        return new BetweenSteps(
                recipe,
                new ProbeRecorder(run, dataset, recipe.probe().pairs(), views),
                new RunEvaluations(judge, model.libtorch(), events, results, alerts, clock),
                checkpoints,
                events,
                watchers.listener());
    }
}
