package dev.dinoscope.engine.nn.fusion;

import dev.dinoscope.engine.trace.Layer;
import dev.dinoscope.engine.trace.Tensor;
import dev.dinoscope.engine.trace.ops.Pooling;
import dev.dinoscope.engine.trace.ops.Resizing;
import java.util.List;

/// A map beside its own means over coarse grids (spatial pyramid pooling, He et al. 2015; docs/methods.md,
/// eq. 20): `[x; up(pool₁x); up(pool₂x); up(pool₄x)]` along the channels.
///
/// `[batch, channels, height, width]` → `[batch, (1+levels)·channels, height, width]`
public final class MultiScalePyramid extends Layer {
    private final List<Integer> bins;

    /// @param bins along a side, of each level
    public MultiScalePyramid(List<Integer> bins) {
        this.bins = List.copyOf(bins);
    }

    /// How many times the channels of its input it returns.
    int levels() {
        return 1 + bins.size();
    }

    @Override
    protected Tensor forward(Tensor map) {
        Tensor[] levels = new Tensor[levels()];
        levels[0] = map;
        for (int i = 0; i < bins.size(); i++) {
            Tensor means = Pooling.adaptiveAverage(map, bins.get(i), bins.get(i));
            levels[i + 1] = Resizing.nearest(means, map.dim(2), map.dim(3));
        }
        return Tensor.concatenate(1, levels);
    }
}
