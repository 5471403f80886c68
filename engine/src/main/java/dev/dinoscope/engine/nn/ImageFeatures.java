package dev.dinoscope.engine.nn;

import dev.dinoscope.engine.trace.Tensor;

/// What an image encoder sees.
///
/// @param patches after the final norm, row by row; shape `[batch, patches, width]`
/// @param pooled the class token or the mean of the patches, after the final norm; shape `[batch, width]`
public record ImageFeatures(Tensor patches, Tensor pooled) {}
