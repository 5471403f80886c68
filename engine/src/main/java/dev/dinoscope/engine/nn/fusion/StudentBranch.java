package dev.dinoscope.engine.nn.fusion;

import dev.dinoscope.engine.nn.LayerNorm;
import dev.dinoscope.engine.nn.Linear;
import dev.dinoscope.engine.trace.Layer;
import dev.dinoscope.engine.trace.Tensor;

/// One side of the dual-branch student (docs/methods.md, eq. 18): norm, then an MLP of two layers with GELU.
/// What it returns learns to tell what the teacher sees, and the residual is made of it.
///
/// `[…, in]` → `[…, width]`
public final class StudentBranch extends Layer {
    private final LayerNorm norm;
    private final Linear hidden;
    private final Linear out;

    /// @param in width of the encoder's tokens
    /// @param width of both layers
    public StudentBranch(int in, int width) {
        norm = child("norm", new LayerNorm(in));
        hidden = child("hidden", new Linear(in, width));
        out = child("out", new Linear(width, width));
    }

    @Override
    protected Tensor forward(Tensor x) {
        return out.apply(hidden.apply(norm.apply(x)).gelu());
    }
}
