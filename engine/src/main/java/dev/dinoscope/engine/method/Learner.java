package dev.dinoscope.engine.method;

import dev.dinoscope.engine.optim.Clamp;
import dev.dinoscope.engine.trace.Inputs;
import dev.dinoscope.engine.trace.Module;
import dev.dinoscope.engine.trace.Outputs;
import dev.dinoscope.engine.trace.Tensor;
import java.util.List;

/// A model as a method trains it: the tensor code that the trainer traces into a program. Its methods run
/// only while a program is traced.
///
/// A batch has the tensors [#IMAGES] and [#TOKENS]. How the loss is made of it decides whether a batch may be
/// split: an [EmbeddingLearner]'s may, a [WholeBatchLearner]'s may not.
public sealed interface Learner permits EmbeddingLearner, WholeBatchLearner {
    /// Images of a batch: normalised, shape [batch, 3, size, size].
    String IMAGES = "images";
    /// Token ids of a batch: shape [batch, context], type I64.
    String TOKENS = "tokens";

    /// Holds every parameter. The optimiser trains all but those of frozen children; the loss must depend on each.
    Module module();

    /// Parameters that are brought back into bounds after every step.
    List<Clamp> clamps();

    /// The loss of one batch.
    ///
    /// @return first the loss, a scalar; then parts of it, named as the scalars they are logged as (`loss/…`)
    Outputs batchLoss(Inputs batch);

    /// @param images normalised, shape [images, 3, size, size]
    /// @return unit vectors, shape [images, embed]
    Tensor encodeImages(Tensor images);

    /// @param tokens shape [captions, context]
    /// @return unit vectors, shape [captions, embed]
    Tensor encodeTexts(Tensor tokens);

    /// What the views look at.
    ///
    /// @param images normalised, shape [images, 3, size, size]
    /// @return `image.patches` [images, patches, width], `image.cls` [images, width] and `image.embedding`
    ///     [images, embed]; an encoder without a class token gives its pooled vector for it
    Outputs features(Tensor images);
}
