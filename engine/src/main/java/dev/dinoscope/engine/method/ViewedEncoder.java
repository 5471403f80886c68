package dev.dinoscope.engine.method;

import dev.dinoscope.engine.data.image.PixelNormalisation;
import dev.dinoscope.engine.trace.Outputs;
import dev.dinoscope.engine.trace.Tensor;
import java.util.List;
import java.util.function.Function;

/// An image encoder that the views look into.
///
/// @param name stands before what it gives in snapshots, `teacher.image.patches`; empty for the model's own
///     encoder
/// @param side of its square input, in pixels
/// @param grid patches along one side
/// @param features from normalised images [images, 3, side, side] to `image.patches` [images, grid², width],
///     `image.cls` [images, width] (an encoder without a class token gives its pooled vector) and more, such
///     as `image.embedding` [images, embed] or `gate` [images, grid²]
/// @param copies names of copies of the weights with which it is shown besides: `gram.image.patches`
public record ViewedEncoder(
        String name,
        int side,
        PixelNormalisation normalisation,
        int grid,
        Function<Tensor, Outputs> features,
        List<String> copies) {
    public ViewedEncoder {
        copies = List.copyOf(copies);
    }
}
