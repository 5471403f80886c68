package dev.dinoscope.engine.method;

import dev.dinoscope.engine.trace.Tensor;

/// Encoders of images and texts whose vectors meet in one space: what retrieval is measured with.
public interface JointSpace {
    /// @param images normalised, shape [images, 3, size, size]
    /// @return unit vectors, shape [images, embed]
    Tensor encodeImages(Tensor images);

    /// @param tokens shape [captions, context]
    /// @return unit vectors, shape [captions, embed]
    Tensor encodeTexts(Tensor tokens);
}
