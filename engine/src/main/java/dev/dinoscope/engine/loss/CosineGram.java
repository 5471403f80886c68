package dev.dinoscope.engine.loss;

import dev.dinoscope.engine.trace.Tensor;
import dev.dinoscope.engine.trace.ops.Normalisation;
import dev.dinoscope.engine.trace.ops.Products;

/// The cosines between all rows of a set: how its members are alike, whatever space they live in.
final class CosineGram {
    private CosineGram() {}

    /// @param x shape […, rows, width]
    /// @return shape […, rows, rows]
    static Tensor of(Tensor x) {
        Tensor unit = Normalisation.unit(x);
        return Products.matmulFull(unit, unit.transpose(-2, -1));
    }
}
