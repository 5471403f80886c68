package dev.dinoscope.engine.method;

import dev.dinoscope.engine.config.Variants;
import dev.dinoscope.engine.recipe.ModelConfig;

/// A training method. An implementation is a configuration record: its components are the settings of the recipe's
/// `method` section. A new method is one package and one line in [TrainingMethods].
@Variants(TrainingMethods.class)
public interface TrainingMethod {
    /// Declares the model this method trains.
    ///
    /// @param vocabulary number of token ids; the highest is the end of text
    Learner learner(ModelConfig model, int vocabulary);
}
