package dev.dinoscope.engine.cli;

import dev.dinoscope.engine.config.ConfigException;
import dev.dinoscope.engine.config.Configs;
import dev.dinoscope.engine.config.Refused;
import dev.dinoscope.engine.node.server.RecipeReader;
import dev.dinoscope.engine.recipe.Recipe;
import dev.dinoscope.engine.run.RunCost;
import dev.dinoscope.engine.teacher.TrainedModels;
import dev.dinoscope.engine.trace.Device;
import dev.dinoscope.engine.train.model.CostEstimate;
import dev.dinoscope.engine.train.model.TracedLearner;
import java.util.List;

/// Recipes as a node reads them.
final class Recipes implements RecipeReader {
    private static final String NAME = "recipe";

    /// The length of the run follows from the data, which only the run's own process prepares.
    @Override
    public Resolved read(String yaml, List<String> overrides) {
        var recipe = recipe(yaml, overrides);
        return new Resolved(recipe.name(), recipe, 0);
    }

    @Override
    public RunCost cost(String yaml, List<String> overrides) {
        var recipe = recipe(yaml, overrides);
        try {
            return CostEstimate.of(recipe, traced(recipe));
        } catch (Refused unsuitable) {
            // Sizes that do not fit each other show only when the model is built.
            throw new ConfigException(NAME, List.of(unsuitable.error()));
        }
    }

    private static Recipe recipe(String yaml, List<String> overrides) {
        return Configs.read(Recipe.class, NAME, yaml, overrides);
    }

    /// What the recipe trains, without its data: the vocabulary is the one that the tokenizer is allowed;
    /// training on few captions may need less.
    static TracedLearner traced(Recipe recipe) {
        var context = recipe.context(recipe.data().vocabulary(), TrainedModels.described(recipe));
        return TracedLearner.of(recipe, context, Device.CPU);
    }
}
