package dev.dinoscope.engine.train.loop;

import dev.dinoscope.engine.data.Progress;
import dev.dinoscope.engine.recipe.Recipe;
import dev.dinoscope.engine.run.RunDirectory;
import dev.dinoscope.engine.run.RunState;
import dev.dinoscope.engine.run.files.Homes;
import dev.dinoscope.engine.teacher.ModelTraining;
import dev.dinoscope.engine.teacher.TrainedModels;
import dev.dinoscope.engine.trace.Device;
import dev.dinoscope.engine.train.model.TracedLearner;
import dev.dinoscope.engine.train.prepare.Preparation;
import dev.dinoscope.engine.train.watch.TrainingListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.concurrent.CancellationException;

/// Trains a model that another run needs, within that run's preparation.
///
/// @param preparation of that run: its cache, and the same wish to stop
record TeacherTraining(Preparation preparation) implements ModelTraining {

    @Override
    public String materials(Recipe recipe) throws IOException {
        try (var dataset = preparation.dataset(recipe)) {
            // What a tokenizer is trained on is in the hash of the data.
            var vocabulary = recipe.method().readsCaptions() ? recipe.data().vocabulary() : 0;
            var context = recipe.context(vocabulary, TrainedModels.described(recipe));
            // The program names its device; which one trains the model is no part of what the model is.
            var program = TracedLearner.of(recipe, context, Device.CPU).program();
            return String.format(Locale.ROOT, "data %s\nprogram %s", dataset.hash(), program.hash());
        }
    }

    @Override
    public void train(String what, RunDirectory run) throws Exception {
        run.clearStopRequest();
        progress().note(String.format(Locale.ROOT, "%s is trained once, in %s", what, run.path()));
        var cache = preparation.cache();
        var end = new Trainer(run, new Homes(cache, cache), preparation.libtorch(), new Follower(what, run)).train();
        if (end != RunState.FINISHED) {
            throw new CancellationException(String.format(
                    Locale.ROOT, "stopped while %s was trained; the next run that needs it goes on", what));
        }
    }

    private Progress progress() {
        return preparation.progress();
    }

    /// Tells the run that waits how far the other is, and hands on its wish to stop.
    private final class Follower implements TrainingListener {
        private final String what;
        private final RunDirectory run;

        Follower(String what, RunDirectory run) {
            this.what = what;
            this.run = run;
        }

        @Override
        public void report(String stage, long done, long total) {
            handOnStop();
            progress().report(String.format(Locale.ROOT, "preparing %s: %s", what, stage), done, total);
        }

        @Override
        public void stepped(long done, long total, double loss, double imagesPerSecond) {
            handOnStop();
            progress().report(String.format(Locale.ROOT, "training %s, step", what), done, total);
        }

        @Override
        public void note(String message) {
            progress().note(String.format(Locale.ROOT, "%s: %s", what, message));
        }

        private void handOnStop() {
            try {
                if (preparation.cancelled().getAsBoolean() && !run.isStopRequested()) {
                    run.requestStop();
                }
            } catch (IOException unwritten) {
                throw new UncheckedIOException(unwritten);
            }
        }
    }
}
