package dev.dinoscope.engine.train.loop;

import dev.dinoscope.engine.files.FailureText;
import dev.dinoscope.engine.method.TrainedModel;
import dev.dinoscope.engine.run.RunDirectory;
import dev.dinoscope.engine.run.RunLock;
import dev.dinoscope.engine.run.RunState;
import dev.dinoscope.engine.run.files.Homes;
import dev.dinoscope.engine.run.files.RunLog;
import dev.dinoscope.engine.torch.Libtorch;
import dev.dinoscope.engine.train.guard.StepTakers;
import dev.dinoscope.engine.train.model.ModelInTraining;
import dev.dinoscope.engine.train.model.StepTaker;
import dev.dinoscope.engine.train.model.TracedLearner;
import dev.dinoscope.engine.train.prepare.Preparation;
import dev.dinoscope.engine.train.prepare.PreparedRun;
import dev.dinoscope.engine.train.prepare.ThrottledProgress;
import dev.dinoscope.engine.train.replay.OtherProcess;
import dev.dinoscope.engine.train.watch.PreparationProgress;
import dev.dinoscope.engine.train.watch.RunPulse;
import dev.dinoscope.engine.train.watch.TrainingListener;
import dev.dinoscope.engine.train.watch.Watchers;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.UnaryOperator;

/// Trains one run, from its start or its last checkpoint, until the recipe's end, a request to stop, or a
/// failure. All that becomes of it goes into the run directory.
public final class Trainer {
    private final RunDirectory run;
    private final Homes homes;
    private final Libtorch libtorch;
    private final TrainingListener listener;
    private final UnaryOperator<StepTaker> faults;
    private final InstantSource clock = InstantSource.system();

    public Trainer(RunDirectory run, Homes homes, Libtorch libtorch, TrainingListener listener) {
        this(run, homes, libtorch, listener, UnaryOperator.identity());
    }

    /// @param faults what stands between the trainer and its model: the machine's faults, where a test wants some
    public Trainer(
            RunDirectory run,
            Homes homes,
            Libtorch libtorch,
            TrainingListener listener,
            UnaryOperator<StepTaker> faults) {
        this.run = run;
        this.homes = homes;
        this.libtorch = libtorch;
        this.listener = listener;
        this.faults = faults;
    }

    /// Trains, and returns how it ended: FINISHED or STOPPED.
    ///
    /// @throws Exception why the run failed; the same is in its state and log
    public RunState train() throws Exception {
        try (var _ = RunLock.take(run);
                var log = RunLog.open(run.log(), clock);
                var pulse = new RunPulse(run, clock)) {
            try {
                var end = libtorch.run("trainer", () -> trainOnEngineThread(new Watchers(log, pulse, listener)));
                pulse.end(end, "");
                return end;
            } catch (CancellationException stopped) {
                log.info(FailureText.of(stopped));
                pulse.end(RunState.STOPPED, "");
                return RunState.STOPPED;
            } catch (Exception | Error failure) {
                tellFailure(failure, log, pulse);
                throw failure;
            }
        }
    }

    /// The disk that failed the run may refuse these words too; its first fault must not be lost with them.
    private static void tellFailure(Throwable failure, RunLog log, RunPulse pulse) {
        try {
            pulse.end(RunState.FAILED, FailureText.of(failure));
        } catch (IOException | RuntimeException unsaid) {
            failure.addSuppressed(unsaid);
        }
        try {
            log.error("the run failed", failure);
        } catch (RuntimeException unsaid) {
            failure.addSuppressed(unsaid);
        }
    }

    private RunState trainOnEngineThread(Watchers watchers) throws Exception {
        watchers.log().info("preparing data");
        var pulse = watchers.pulse();
        var progress = new ThrottledProgress(new PreparationProgress(watchers));
        var preparation = new Preparation(homes.cache(), libtorch, progress, pulse::isStopRequested);
        try (var prepared = preparation.of(run, new TeacherTraining(preparation))) {
            var recipe = prepared.recipe();
            var traced = TracedLearner.of(recipe, prepared.context(), prepared.device());
            try (var model = new ModelInTraining(
                    libtorch, traced, recipe, prepared.plan().length())) {
                keepProvenance(prepared, traced, watchers.log());
                tell(prepared.models(), traced, watchers.log());
                var other = OtherProcess.ofThisJvm(run, homes, libtorch.threads(), pulse::isStopRequested);
                var takers = new StepTakers(faults.apply(model), other);
                return new TrainingSession(run, prepared, model, takers, watchers, clock).train();
            }
        }
    }

    private void keepProvenance(PreparedRun prepared, TracedLearner traced, RunLog log) throws IOException {
        run.writeProgram(traced.program().text());
        var provenance = RunProvenance.of(run, prepared, traced, libtorch, clock);
        RunProvenance.warnOfChanges(run, provenance, log::warn);
        run.provenance().add(provenance);
    }

    private void tell(Map<String, TrainedModel> models, TracedLearner traced, RunLog log) {
        var learner = traced.learner();
        log.info(String.format(
                Locale.ROOT,
                "%,d parameters, %s",
                learner.module().parameterCount(),
                traced.program().device()));
        models.forEach((name, trained) -> log.info(told(name, trained)));
        learner.remarks().forEach(log::info);
        libtorch.oneDnn().fault().ifPresent(fault -> log.warn(fault + "; libtorch's own convolutions are used"));
    }

    private static String told(String name, TrainedModel model) {
        return String.format(Locale.ROOT, "%s: %s, weights %s", name, model.name(), model.hash());
    }
}
