package dev.dinoscope.engine.nn;

import dev.dinoscope.engine.trace.Initialiser;
import dev.dinoscope.engine.trace.Layer;
import dev.dinoscope.engine.trace.Parameter;
import dev.dinoscope.engine.trace.Tensor;
import dev.dinoscope.engine.trace.ops.Products;
import org.jspecify.annotations.Nullable;

/// `x·Wᵀ + b` over the last axis.
public final class Linear extends Layer {
    private final Parameter weight;
    private final @Nullable Parameter bias;

    private Linear(int in, int out, Initialiser initialiser, @Nullable Initialiser bias) {
        this.weight = parameter("weight", initialiser, out, in);
        this.bias = bias == null ? null : parameter("bias", bias, out);
    }

    /// Starts as PyTorch's layer does: uniform within `±1/√in`.
    public Linear(int in, int out) {
        this(in, out, Initialiser.uniform(1 / Math.sqrt(in)), Initialiser.uniform(1 / Math.sqrt(in)));
    }

    /// Normal weights, bias 0.
    public static Linear normal(int in, int out, double std) {
        return new Linear(in, out, Initialiser.normal(std), Initialiser.constant(0));
    }

    /// Normal weights, no bias: a projection.
    public static Linear projection(int in, int out, double std) {
        return new Linear(in, out, Initialiser.normal(std), null);
    }

    @Override
    protected Tensor forward(Tensor x) {
        return Products.linear(x, weight, bias);
    }
}
