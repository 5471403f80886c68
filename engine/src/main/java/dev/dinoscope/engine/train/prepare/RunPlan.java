package dev.dinoscope.engine.train.prepare;

import dev.dinoscope.engine.config.Refused;
import dev.dinoscope.engine.data.PairDataset;
import dev.dinoscope.engine.data.Splits;
import dev.dinoscope.engine.method.RunLength;
import dev.dinoscope.engine.optim.LinearWarmupCosine;
import dev.dinoscope.engine.optim.Schedule;
import dev.dinoscope.engine.optim.WarmupCosine;
import dev.dinoscope.engine.recipe.OptimConfig;
import dev.dinoscope.engine.recipe.Recipe;
import java.util.Locale;

/// The lengths that follow from a recipe and the size of the training split.
///
/// @param learningRate by step
public record RunPlan(RunLength length, Schedule learningRate) {
    /// Steps of the whole run.
    public long totalSteps() {
        return length.totalSteps();
    }

    /// @throws Refused when the data lack a split the recipe names, or a whole batch, or
    ///     lost too much
    static RunPlan of(Recipe recipe, PairDataset dataset) {
        // Training and probes need these two, whatever is evaluated.
        requireSplit("data.source", Splits.TRAIN, dataset);
        requireSplit("data.source", Splits.VAL, dataset);
        requireWhole(recipe, dataset);
        recipe.eval().splits().forEach(split -> requireSplit("eval.splits", split, dataset));
        return of(recipe, dataset.split(Splits.TRAIN).length);
    }

    private static void requireWhole(Recipe recipe, PairDataset dataset) {
        var most = recipe.data().maxBroken();
        dataset.rejects().tooMany(dataset.pairs().size(), most).ifPresent(why -> {
            throw Refused.of("data.max_broken", most, why);
        });
    }

    private static void requireSplit(String path, String split, PairDataset dataset) {
        var known = dataset.splitSizes().sequencedKeySet();
        if (!known.contains(split)) {
            throw Refused.of(
                    path,
                    split,
                    String.format(
                            Locale.ROOT,
                            "no pair is in this split, only in %s; hold out another share, or name pairs for it",
                            String.join(", ", known)));
        }
    }

    private static RunPlan of(Recipe recipe, int trainingPairs) {
        var train = recipe.train();
        var stepsPerEpoch = trainingPairs / train.batch(); // a rest smaller than a batch is left out
        if (stepsPerEpoch == 0) {
            throw Refused.of(
                    "train.batch",
                    train.batch(),
                    String.format(Locale.ROOT, "the training split has only %d pairs; lower it", trainingPairs));
        }
        var all = (long) stepsPerEpoch * train.epochs();
        var total = train.maxSteps() > 0 ? Math.min(all, train.maxSteps()) : all;
        return new RunPlan(new RunLength(stepsPerEpoch, total), learningRate(recipe.optim(), total));
    }

    /// The learning rate by step of a run of so many steps.
    public static Schedule learningRate(OptimConfig optim, long total) {
        var warmup = Math.round(total * optim.warmup());
        var peak = optim.learningRate();
        return switch (optim.decay()) {
            case COSINE -> new WarmupCosine(peak, warmup, total);
            case CONSTANT -> new LinearWarmupCosine(0, peak, peak, warmup, 0);
        };
    }
}
