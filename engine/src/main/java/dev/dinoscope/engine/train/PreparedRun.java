package dev.dinoscope.engine.train;

import dev.dinoscope.engine.config.Refused;
import dev.dinoscope.engine.data.PairDataset;
import dev.dinoscope.engine.data.Progress;
import dev.dinoscope.engine.data.Splits;
import dev.dinoscope.engine.data.load.LoaderSettings;
import dev.dinoscope.engine.data.load.PairLoader;
import dev.dinoscope.engine.data.store.DecodedCache;
import dev.dinoscope.engine.data.text.BytePairTokenizer;
import dev.dinoscope.engine.method.TrainedModel;
import dev.dinoscope.engine.recipe.Recipe;
import dev.dinoscope.engine.run.RunDirectory;
import dev.dinoscope.engine.run.checkpoint.CheckpointStore;
import dev.dinoscope.engine.teacher.TrainedModels;
import dev.dinoscope.engine.torch.Libtorch;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/// A run whose data are ready and whose learner is traced: what training and evaluation start from.
///
/// @param dataset owned: closed with this
/// @param tokenizer of a method that reads captions
/// @param models that the method learns from, by name
record PreparedRun(
        RunDirectory directory,
        Recipe recipe,
        PairDataset dataset,
        RunPlan plan,
        Optional<BytePairTokenizer> tokenizer,
        Map<String, TrainedModel> models,
        TracedLearner learner)
        implements AutoCloseable {

    /// @param cache where prepared data are kept
    /// @throws CancellationException when cancelled
    /// @throws Refused when the recipe does not fit the data or the machine
    static PreparedRun of(RunDirectory run, Path cache, Libtorch libtorch, Progress progress, BooleanSupplier cancelled)
            throws IOException {
        var recipe = run.readRecipe(Recipe.class);
        var device = Devices.choose("train.device", recipe.train().device(), libtorch);
        var dataset = dataset(recipe, cache, progress, cancelled);
        try {
            if (cancelled.getAsBoolean()) {
                throw new CancellationException("stopped before the first step");
            }
            // Better now than after hours of training, or with memory taken for a batch the data cannot fill.
            var plan = RunPlan.of(recipe, dataset);
            var tokenizer = recipe.method().readsCaptions()
                    ? Optional.of(RunTokenizer.of(run, dataset, recipe.data()))
                    : Optional.<BytePairTokenizer>empty();
            var vocabulary = tokenizer.map(BytePairTokenizer::vocabularySize).orElse(0);
            var training = new TeacherTraining(cache, libtorch, progress, cancelled);
            var models = new RunModels(run, recipe)
                    .with(new TrainedModels(cache, training, progress, cancelled), vocabulary);
            var learner = TracedLearner.of(recipe, recipe.context(vocabulary, models), device);
            return new PreparedRun(run, recipe, dataset, plan, tokenizer, models, learner);
        } catch (IOException | RuntimeException e) {
            dataset.close();
            throw e;
        }
    }

    static PairDataset dataset(Recipe recipe, Path cache, Progress progress, BooleanSupplier cancelled)
            throws IOException {
        var data = recipe.data();
        var all = data.source().prepare(cache, progress, cancelled);
        var dataset = recipe.method().readsCaptions() ? all.captioned() : all;
        try {
            requireCaptions(dataset);
            var budget = (long) (data.cacheGib() * (1L << 30));
            return new DecodedCache(cache, data.cacheSide(), budget, progress, cancelled).decoded(dataset);
        } catch (IOException | RuntimeException e) {
            dataset.close();
            throw e;
        }
    }

    private static void requireCaptions(PairDataset dataset) {
        if (dataset.splitSizes().isEmpty()) {
            var first = dataset.rejects().named().stream().findFirst().orElse("");
            throw Refused.of(
                    "data.source",
                    String.format(
                            Locale.ROOT,
                            "none of its %,d images has a caption (%s), which this method learns from; give them some (a column,"
                                    + " a text beside each image, a folder for each class), or train a method without"
                                    + " text",
                            dataset.pairs().size(),
                            first));
        }
    }

    /// The model with fresh weights, loaded into libtorch; the caller closes it.
    ModelInTraining load(Libtorch libtorch) {
        return new ModelInTraining(libtorch, this);
    }

    /// Batches for the method, beginning at a step.
    PairLoader loader(long firstStep) {
        var data = recipe.data();
        return new PairLoader(
                dataset,
                tokenizer,
                new LoaderSettings(
                        Splits.TRAIN,
                        recipe.train().batch(),
                        learner.learner().batch(),
                        recipe.seed(),
                        firstStep,
                        data.distinctConcepts(),
                        data.augmentation(),
                        data.captions(),
                        data.workers(),
                        data.prefetch(),
                        data.maxBroken(),
                        LoaderSettings.PATIENCE));
    }

    ModelCheckpoints checkpoints(ModelInTraining model, InstantSource clock) {
        var store = new CheckpointStore(directory.checkpoints(), recipe.train().checkpointsKept(), clock);
        var words = tokenizer.map(BytePairTokenizer::hash).orElse("");
        return new ModelCheckpoints(store, model, learner.program().hash(), words);
    }

    @Override
    public void close() {
        dataset.close();
    }
}
