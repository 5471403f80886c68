package dev.dinoscope.engine.train;

import dev.dinoscope.engine.method.TrainedModel;
import dev.dinoscope.engine.run.RunDirectory;
import dev.dinoscope.engine.run.RunLock;
import dev.dinoscope.engine.run.RunState;
import dev.dinoscope.engine.run.files.Homes;
import dev.dinoscope.engine.run.files.RunLog;
import dev.dinoscope.engine.torch.Libtorch;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Locale;
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
    Trainer(
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
                var end = libtorch.run("trainer", () -> trainOnEngineThread(log, pulse));
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

    private RunState trainOnEngineThread(RunLog log, RunPulse pulse) throws Exception {
        log.info("preparing data");
        var progress = new ThrottledProgress(new PreparationProgress(listener, log, pulse));
        try (var prepared = PreparedRun.of(run, homes.cache(), libtorch, progress, pulse::isStopRequested);
                var model = prepared.load(libtorch)) {
            var program = prepared.learner().program();
            run.writeProgram(program.text());
            var provenance = RunProvenance.of(prepared, libtorch, clock);
            RunProvenance.warnOfChanges(run, provenance, log::warn);
            run.writeProvenance(provenance);
            log.info(String.format(
                    Locale.ROOT,
                    "%,d parameters, %s",
                    prepared.learner().learner().module().parameterCount(),
                    program.device()));
            prepared.models().forEach((name, trained) -> log.info(told(name, trained)));
            prepared.learner().learner().remarks().forEach(log::info);
            libtorch.oneDnn().fault().ifPresent(fault -> log.warn(fault + "; libtorch's own convolutions are used"));
            var other = OtherProcess.ofThisJvm(run, homes, pulse::isStopRequested);
            var takers = new StepTakers(faults.apply(model), other);
            return new TrainingLoop(prepared, model, takers, log, pulse, listener).train(clock);
        }
    }

    private static String told(String name, TrainedModel model) {
        return String.format(Locale.ROOT, "%s: %s, weights %s", name, model.name(), model.hash());
    }
}
