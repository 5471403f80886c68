package dev.dinoscope.engine.nn.fusion;

import dev.dinoscope.engine.nn.Conv2d;
import dev.dinoscope.engine.trace.Layer;
import dev.dinoscope.engine.trace.Tensor;
import dev.dinoscope.engine.trace.ops.Reductions;

/// Which places matter (CBAM, Woo et al. 2018, eq. 3): `x · σ(conv([max x; mean x]))`, maximum and mean over
/// the channels. Without the batch normalisation of the released code, which would couple the images of a
/// batch.
///
/// `[batch, channels, height, width]` → same shape
public final class SpatialAttention extends Layer {
    private final Conv2d conv;

    /// @param kernel side, odd; 7 in the paper
    public SpatialAttention(int kernel) {
        conv = child("conv", new Conv2d(2, 1, kernel, 1, kernel / 2, false));
    }

    @Override
    protected Tensor forward(Tensor map) {
        Tensor seen = Tensor.stack(1, Reductions.max(map, 1), Reductions.mean(map, 1));
        return map.times(conv.apply(seen).sigmoid());
    }
}
