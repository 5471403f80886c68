package dev.dinoscope.engine.train;

import dev.dinoscope.engine.optim.Schedule;
import dev.dinoscope.engine.optim.WarmupCosine;
import dev.dinoscope.engine.recipe.Recipe;

/// The lengths that follow from a recipe and the size of the training split.
///
/// @param stepsPerEpoch whole batches in the split; a rest smaller than a batch is left out
public record RunPlan(long stepsPerEpoch, long totalSteps, Schedule learningRate) {

    /// @throws IllegalArgumentException when the split has less than one batch, naming the key to lower
    public static RunPlan of(Recipe recipe, int trainingPairs) {
        var train = recipe.train();
        var stepsPerEpoch = trainingPairs / train.batch();
        if (stepsPerEpoch == 0) {
            throw new IllegalArgumentException(
                    "train.batch: %d — the training split has only %d pairs; lower train.batch"
                            .formatted(train.batch(), trainingPairs));
        }
        var all = (long) stepsPerEpoch * train.epochs();
        var total = train.maxSteps() > 0 ? Math.min(all, train.maxSteps()) : all;
        var warmup = Math.round(total * recipe.optim().warmup());
        return new RunPlan(stepsPerEpoch, total, new WarmupCosine(recipe.optim().learningRate(), warmup, total));
    }

    /// Whether something that happens every so many steps happens after this many; 0 means never.
    static boolean isDue(long every, long stepsDone) {
        return every > 0 && stepsDone % every == 0;
    }
}
