package dev.dinoscope.engine.cli;

import dev.dinoscope.engine.cli.text.EvaluationText;
import dev.dinoscope.engine.cli.text.ExitCode;
import dev.dinoscope.engine.cli.text.ProgressBar;
import dev.dinoscope.engine.recipe.Recipe;
import dev.dinoscope.engine.run.Alert;
import dev.dinoscope.engine.run.EvaluationResult;
import dev.dinoscope.engine.run.RunDirectory;
import dev.dinoscope.engine.run.RunState;
import dev.dinoscope.engine.run.files.Homes;
import dev.dinoscope.engine.torch.Libtorch;
import dev.dinoscope.engine.torch.LibtorchOptions;
import dev.dinoscope.engine.train.loop.Trainer;
import dev.dinoscope.engine.train.watch.TrainingListener;
import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Trains a run in this process and shows it in the terminal. Ctrl-C (or a TERM signal) asks for a checkpoint
/// and waits for it.
final class TerminalTraining implements TrainingListener {
    private static final long GRACE_SECONDS = 120;

    private final RunDirectory run;
    private final ProgressBar bar;

    private TerminalTraining(RunDirectory run, ProgressBar bar) {
        this.run = run;
        this.bar = bar;
    }

    /// @return the exit code
    static int train(RunDirectory run, Homes homes) throws Exception {
        var recipe = run.readRecipe(Recipe.class);
        System.err.println(run.path());
        var ended = new CountDownLatch(1);
        try (var bar = ProgressBar.onStandardError()) {
            var listener = new TerminalTraining(run, bar);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> listener.stopAndWait(ended), "stop-on-signal"));
            var libtorch = Libtorch.start(settings(recipe.train().threads()));
            var end = new Trainer(run, homes, libtorch, listener).train();
            return end == RunState.FINISHED ? ExitCode.OK : ExitCode.INTERRUPTED;
        } finally {
            ended.countDown();
        }
    }

    private static LibtorchOptions settings(int threads) {
        return LibtorchOptions.withThreads(threads);
    }

    private void stopAndWait(CountDownLatch ended) {
        if (ended.getCount() == 0) {
            return;
        }
        try {
            run.requestStop();
            if (!ended.await(GRACE_SECONDS, TimeUnit.SECONDS)) {
                System.err.println("The trainer did not end in time; resume from the last checkpoint.");
            }
        } catch (IOException e) {
            System.err.println(e.getMessage());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void report(String stage, long done, long total) {
        bar.report(stage, done, total);
    }

    @Override
    public void note(String message) {
        bar.note(message);
    }

    @Override
    public void stepped(long done, long total, double loss, double imagesPerSecond) {
        bar.show(
                "training",
                done,
                total,
                String.format(Locale.ROOT, "loss %.3f  %,.0f images/s", loss, imagesPerSecond));
    }

    @Override
    public void alerted(Alert alert) {
        bar.close();
        System.err.println(String.format(Locale.ROOT, "step %,6d  %s", alert.step(), alert.message()));
    }

    @Override
    public void evaluated(EvaluationResult result) {
        bar.close();
        System.err.println(EvaluationText.line(result));
    }
}
