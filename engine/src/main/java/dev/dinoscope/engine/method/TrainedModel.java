package dev.dinoscope.engine.method;

import dev.dinoscope.engine.recipe.Recipe;
import dev.dinoscope.engine.run.checkpoint.Checkpoint;
import java.util.Optional;

/// A model that a run has trained, or will have.
///
/// @param recipe of its run, which tells its form
/// @param checkpoint where its weights are; empty where they are not wanted, such as in a dry run
/// @param hash of its weights, for provenance; empty without them
public record TrainedModel(Recipe recipe, Optional<Checkpoint> checkpoint, String hash) {
    /// Only its form.
    public static TrainedModel described(Recipe recipe) {
        return new TrainedModel(recipe, Optional.empty(), "");
    }
}
