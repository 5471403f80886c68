package dev.dinoscope.engine.method;

import dev.dinoscope.engine.data.load.BatchField;
import dev.dinoscope.engine.optim.Clamp;
import dev.dinoscope.engine.optim.Treatment;
import dev.dinoscope.engine.trace.Inputs;
import dev.dinoscope.engine.trace.Module;
import dev.dinoscope.engine.trace.Outputs;
import dev.dinoscope.engine.trace.Parameter;
import java.util.List;
import java.util.Optional;

/// A model as a method trains it: the tensor code that the trainer traces into a program. Its methods run
/// only while a program is traced.
///
/// How the loss is made of a batch decides whether a batch may be split: an [EmbeddingLearner]'s may, a
/// [WholeBatchLearner]'s may not.
public sealed interface Learner permits EmbeddingLearner, WholeBatchLearner {
    /// The name that the images of a batch usually have.
    String IMAGES = "images";
    /// The name that the token ids of a batch usually have.
    String TOKENS = "tokens";

    /// Holds every parameter. The optimiser trains all but buffers and those of frozen children; the loss
    /// must depend on each.
    Module module();

    /// What a batch holds.
    List<BatchField> batch();

    /// Numbers beside the batch that change with the step.
    default List<StepScalar> scalars() {
        return List.of();
    }

    /// Parameters that are brought back into bounds after every step.
    List<Clamp> clamps();

    /// How the optimiser treats a parameter of the model.
    default Treatment treatment(Parameter parameter) {
        return Treatment.USUAL;
    }

    /// Copies of the weights that move after every step, in this order. One called `ema` stands for the
    /// model, as that of the recipe's `train.ema` does.
    default List<MovingCopy> averages() {
        return List.of();
    }

    /// Weights that are not drawn at random when the run starts.
    default List<GivenWeights> given() {
        return List.of();
    }

    /// The loss of one batch.
    ///
    /// @return first the loss, a scalar; then parts of it, named as the scalars they are logged as (`loss/…`)
    Outputs batchLoss(Inputs batch);

    /// The scalar whose rise is worth a warning: the loss, unless the weights of its parts rise with the step.
    default String watchedLoss() {
        return "loss";
    }

    /// What people should know who read the run's numbers: its log and provenance say it.
    default List<String> remarks() {
        return List.of();
    }

    /// The image encoders that the views look into; first the model's own.
    List<ViewedEncoder> encoders();

    /// Empty for a method without text.
    Optional<JointSpace> jointSpace();
}
