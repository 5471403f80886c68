package dev.dinoscope.engine.train;

import dev.dinoscope.engine.config.Configs;
import dev.dinoscope.engine.data.PairDataset;
import dev.dinoscope.engine.data.text.BytePairTokenizer;
import dev.dinoscope.engine.recipe.Recipe;
import dev.dinoscope.engine.run.Homes;
import dev.dinoscope.engine.run.RunDirectory;
import dev.dinoscope.engine.run.RunLog;
import dev.dinoscope.engine.run.RunState;
import dev.dinoscope.engine.torch.Libtorch;
import java.io.IOException;
import java.nio.file.Files;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CancellationException;

/// Trains one run, from its start or its last checkpoint, until the recipe's end, a request to stop, or a failure. All
/// that becomes of it goes into the run directory.
public final class Trainer {
    private final RunDirectory run;
    private final Homes homes;
    private final Libtorch libtorch;
    private final TrainingListener listener;
    private final InstantSource clock = InstantSource.system();

    public Trainer(RunDirectory run, Homes homes, Libtorch libtorch, TrainingListener listener) {
        this.run = run;
        this.homes = homes;
        this.libtorch = libtorch;
        this.listener = listener;
    }

    /// Trains, and returns how it ended: FINISHED or STOPPED.
    ///
    /// @throws Exception why the run failed; the same is in its state and log
    public RunState train() throws Exception {
        try (var log = RunLog.open(run.log(), clock);
                var pulse = new RunPulse(run, clock)) {
            try {
                var end = libtorch.run("trainer", () -> trainOnEngineThread(log, pulse));
                pulse.end(end, "");
                return end;
            } catch (CancellationException stopped) {
                log.info("stopped while preparing");
                pulse.end(RunState.STOPPED, "");
                return RunState.STOPPED;
            } catch (Exception | Error failure) {
                log.error("the run failed", failure);
                pulse.end(RunState.FAILED, FailureText.of(failure));
                throw failure;
            }
        }
    }

    private RunState trainOnEngineThread(RunLog log, RunPulse pulse) throws Exception {
        var recipe = Configs.read(Recipe.class, run.recipe(), List.of());
        try (var dataset = prepare(recipe, log, pulse)) {
            var tokenizer = RunTokenizer.of(run, dataset, recipe.data().vocabulary());
            return train(recipe, dataset, tokenizer, log, pulse);
        }
    }

    private PairDataset prepare(Recipe recipe, RunLog log, RunPulse pulse) throws IOException {
        log.info("preparing data");
        var progress = new TrainingListener() {
            @Override
            public void report(String stage, long done, long total) {
                listener.report(stage, done, total);
                pulse.enter(RunState.PREPARING, total > 0 ? "%s %,d of %,d".formatted(stage, done, total) : stage);
            }

            @Override
            public void note(String message) {
                log.warn(message);
                listener.note(message);
            }
        };
        return recipe.data().source().prepare(homes.cache(), new Thinned(progress), pulse::isStopRequested);
    }

    private RunState train(Recipe recipe, PairDataset dataset, BytePairTokenizer tokenizer, RunLog log, RunPulse pulse)
            throws Exception {
        pulse.enter(RunState.PREPARING, "tracing the program");
        var device = Devices.choose(recipe.train().device(), libtorch);
        var traced = TracedLearner.of(recipe, tokenizer.vocabularySize(), device);
        Files.writeString(run.path().resolve("program.py"), traced.program().text());
        run.writeProvenance(Origins.of(run, recipe, dataset, traced.program(), libtorch, clock));
        try (var model = new ModelInTraining(libtorch, traced, recipe, dataset, tokenizer)) {
            log.info("%,d parameters, %s".formatted(traced.learner().module().parameterCount(), device));
            return new TrainingLoop(
                            run,
                            recipe,
                            dataset,
                            tokenizer,
                            model,
                            traced.program().hash(),
                            log,
                            pulse,
                            listener)
                    .train(clock);
        }
    }
}
