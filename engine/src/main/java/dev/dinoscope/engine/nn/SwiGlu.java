package dev.dinoscope.engine.nn;

import dev.dinoscope.engine.trace.Layer;
import dev.dinoscope.engine.trace.Tensor;

/// Gated feed-forward layer `W₃(silu(W₁x) ⊙ W₂x)` (Shazeer 2020). Two thirds of the hidden width of an MLP,
/// so that it has as many weights, rounded up to a multiple that suits the hardware.
public final class SwiGlu extends Layer {
    private final Linear gate;
    private final Linear up;
    private final Linear down;

    /// @param hidden of the MLP it stands for
    /// @param align multiple that the inner width is rounded up to; 64 in DINOv3's largest model
    public SwiGlu(int width, int hidden, int align, double std) {
        int inner = Math.ceilDiv(hidden * 2 / 3, align) * align;
        gate = child("w1", Linear.normal(width, inner, std));
        up = child("w2", Linear.normal(width, inner, std));
        down = child("w3", Linear.normal(inner, width, std));
    }

    @Override
    protected Tensor forward(Tensor x) {
        Tensor gated = gate.apply(x);
        return down.apply(gated.times(gated.sigmoid()).times(up.apply(x)));
    }
}
