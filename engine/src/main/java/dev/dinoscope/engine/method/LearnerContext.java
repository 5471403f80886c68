package dev.dinoscope.engine.method;

import dev.dinoscope.engine.data.image.PixelNormalisation;
import dev.dinoscope.engine.model.ModelConfig;
import java.util.Locale;
import java.util.Map;

/// What a method builds its learner from.
///
/// @param model sizes of the encoders
/// @param normalisation of the images of a batch
/// @param batch pairs of a step
/// @param vocabulary number of token ids, the highest is the end of text; 0 for a method that reads no captions
/// @param trained the models that [TrainingMethod#needs] names
public record LearnerContext(
        ModelConfig model,
        PixelNormalisation normalisation,
        int batch,
        int vocabulary,
        Map<String, TrainedModel> trained) {
    public LearnerContext {
        trained = Map.copyOf(trained);
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
