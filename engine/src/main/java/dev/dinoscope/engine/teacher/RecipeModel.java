package dev.dinoscope.engine.teacher;

import dev.dinoscope.engine.method.TrainedModel;
import dev.dinoscope.engine.recipe.Recipe;
import dev.dinoscope.engine.run.checkpoint.Checkpoint;
import java.util.Optional;

/// A model and the recipe of the run that trains it.
public record RecipeModel(Recipe recipe, TrainedModel model) {
    /// @param hash of the weights
    static RecipeModel of(Recipe recipe, Optional<Checkpoint> checkpoint, String hash) {
        return new RecipeModel(recipe, recipe.trained(checkpoint, hash));
    }
}
