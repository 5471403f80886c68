package dev.dinoscope.engine.nn.fusion;

import dev.dinoscope.engine.nn.Linear;
import dev.dinoscope.engine.trace.Layer;
import dev.dinoscope.engine.trace.Tensor;
import dev.dinoscope.engine.trace.ops.Reductions;

/// Which channels matter (CBAM, Woo et al. 2018, eq. 2): `x · σ(MLP(mean x) + MLP(max x))`, one MLP of two
/// layers with ReLU for both, mean and maximum over the map.
///
/// `[batch, channels, height, width]` → same shape
public final class ChannelAttention extends Layer {
    private final Linear down;
    private final Linear up;

    /// @param reduction of the channels inside the MLP, 16 in the paper
    public ChannelAttention(int channels, int reduction) {
        int inner = Math.max(1, channels / reduction);
        down = child("down", new Linear(channels, inner));
        up = child("up", new Linear(inner, channels));
    }

    @Override
    protected Tensor forward(Tensor map) {
        Tensor cells = map.flatten(2, 3);
        Tensor weight = mlp(Reductions.mean(cells, 2))
                .plus(mlp(Reductions.max(cells, 2)))
                .sigmoid();
        return map.times(weight.unsqueeze(2).unsqueeze(3));
    }

    private Tensor mlp(Tensor channels) {
        return up.apply(down.apply(channels).relu());
    }
}
