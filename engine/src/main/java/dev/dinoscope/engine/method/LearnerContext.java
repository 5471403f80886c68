package dev.dinoscope.engine.method;

import dev.dinoscope.engine.recipe.Recipe;
import java.util.Locale;
import java.util.Map;

/// What a method builds its learner from.
///
/// @param vocabulary number of token ids, the highest is the end of text; 0 for a method that reads no captions
/// @param trained the models that [TrainingMethod#needs] names
public record LearnerContext(Recipe recipe, int vocabulary, Map<String, TrainedModel> trained) {
    public LearnerContext {
        trained = Map.copyOf(trained);
    }

    /// For a method that needs no trained model.
    public static LearnerContext of(Recipe recipe, int vocabulary) {
        return new LearnerContext(recipe, vocabulary, Map.of());
    }

    /// @throws IllegalArgumentException if the method did not say that it needs it
    public TrainedModel trained(String name) {
        var model = trained.get(name);
        if (model == null) {
            throw new IllegalArgumentException(
                    String.format(Locale.ROOT, "no trained model \"%s\"; asked for were %s", name, trained.keySet()));
        }
        return model;
    }
}
