package dev.dinoscope.engine.nn;

import dev.dinoscope.engine.trace.Layer;
import dev.dinoscope.engine.trace.Tensor;

/// Cuts an image into square patches and projects each: `[batch, 3, side, side]` → `[batch, width, grid, grid]`.
public final class PatchStem extends Layer {
    private final Conv2d projection;

    public PatchStem(int width, int patch, boolean withBias) {
        projection = child("projection", new Conv2d(3, width, patch, patch, 0, withBias));
    }

    @Override
    protected Tensor forward(Tensor image) {
        return projection.apply(image);
    }
}
