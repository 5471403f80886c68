package dev.dinoscope.engine.method;

import dev.dinoscope.engine.optim.Clamp;
import dev.dinoscope.engine.trace.Module;
import dev.dinoscope.engine.trace.Outputs;
import dev.dinoscope.engine.trace.Tensor;
import java.util.List;

/// A model as a method trains it: the tensor code that the trainer traces into a program. Its methods run only while a
/// program is traced.
public interface Learner {
    /// Holds every parameter.
    Module module();

    /// Parameters that are brought back into bounds after every step.
    List<Clamp> clamps();

    /// The loss of one batch.
    ///
    /// @param images normalised, shape [batch, 3, size, size]
    /// @param tokens shape [batch, context]
    /// @return first the loss, a scalar; then parts of it, named as the scalars they are logged as (`loss/…`)
    Outputs loss(Tensor images, Tensor tokens);

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
