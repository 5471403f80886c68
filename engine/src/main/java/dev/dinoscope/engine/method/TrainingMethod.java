package dev.dinoscope.engine.method;

import dev.dinoscope.engine.config.Variants;
import java.util.List;

/// A training method. An implementation is a configuration record: its components are the settings of the
/// recipe's `method` section. A new method is one package and one line in `catalogue.TrainingMethods`.
@Variants
public interface TrainingMethod {
    /// Whether it learns from captions; if not, images without any will do.
    default boolean readsCaptions() {
        return true;
    }

    /// The trained models that must be there before its own training starts.
    default List<NeededModel> needs() {
        return List.of();
    }

    /// Declares the model this method trains.
    Learner learner(LearnerContext context);
}
