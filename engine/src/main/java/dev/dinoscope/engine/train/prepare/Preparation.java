package dev.dinoscope.engine.train.prepare;

import dev.dinoscope.engine.config.Refused;
import dev.dinoscope.engine.data.PairDataset;
import dev.dinoscope.engine.data.Progress;
import dev.dinoscope.engine.data.store.DecodedCache;
import dev.dinoscope.engine.data.text.BytePairTokenizer;
import dev.dinoscope.engine.method.TrainedModel;
import dev.dinoscope.engine.recipe.Recipe;
import dev.dinoscope.engine.run.RunDirectory;
import dev.dinoscope.engine.teacher.ModelTraining;
import dev.dinoscope.engine.teacher.TrainedModels;
import dev.dinoscope.engine.torch.Libtorch;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/// Makes recipes ready: gets their data, tokenizer and teachers.
///
/// @param cache where prepared data are kept
/// @param cancelled is asked whether to give up
public record Preparation(Path cache, Libtorch libtorch, Progress progress, BooleanSupplier cancelled) {

    /// Where a run takes its teachers from.
    @FunctionalInterface
    private interface Teachers {
        /// @param vocabulary of the tokenizer, 0 without one
        Map<String, TrainedModel> of(RunModels models, int vocabulary) throws IOException;
    }

    /// For training, from the start or a checkpoint.
    ///
    /// @param training of teachers that are not there yet
    /// @throws CancellationException when cancelled
    /// @throws Refused when the recipe does not fit the data or the machine
    public PreparedRun of(RunDirectory run, ModelTraining training) throws IOException {
        var source = new TrainedModels(cache, training, progress, cancelled);
        return of(run, (models, vocabulary) -> models.with(source, vocabulary));
    }

    /// For looking into a run that has a checkpoint or a captured step: these hold the weights of its teachers.
    ///
    /// @throws CancellationException when cancelled
    /// @throws Refused when the recipe does not fit the data or the machine
    public PreparedRun ofBegun(RunDirectory run) throws IOException {
        return of(run, (models, _) -> models.kept());
    }

    private PreparedRun of(RunDirectory run, Teachers teachers) throws IOException {
        var recipe = run.readRecipe(Recipe.class);
        var device = Devices.choose("train.device", recipe.train().device(), libtorch);
        var dataset = dataset(recipe);
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
            var models = teachers.of(new RunModels(run, recipe), vocabulary);
            return new PreparedRun(recipe, device, dataset, plan, tokenizer, models);
        } catch (IOException | RuntimeException e) {
            dataset.close();
            throw e;
        }
    }

    /// The data alone; the caller closes them.
    ///
    /// @throws CancellationException when cancelled
    /// @throws Refused when no image has a caption and the method needs some
    public PairDataset dataset(Recipe recipe) throws IOException {
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
}
