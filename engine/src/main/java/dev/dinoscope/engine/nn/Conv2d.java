package dev.dinoscope.engine.nn;

import dev.dinoscope.engine.trace.Initialiser;
import dev.dinoscope.engine.trace.Layer;
import dev.dinoscope.engine.trace.Parameter;
import dev.dinoscope.engine.trace.Products;
import dev.dinoscope.engine.trace.Tensor;
import org.jspecify.annotations.Nullable;

/// Two-dimensional convolution of `[batch, in, height, width]` with a square kernel.
public final class Conv2d extends Layer {
    private final int stride;
    private final int padding;
    private final Parameter weight;
    private final @Nullable Parameter bias;

    /// Starts as PyTorch's layer does: uniform within `±1/√(in·kernel²)`.
    public Conv2d(int in, int out, int kernel, int stride, int padding, boolean withBias) {
        Initialiser initialiser = Initialiser.uniform(1 / Math.sqrt((double) in * kernel * kernel));
        this.stride = stride;
        this.padding = padding;
        this.weight = parameter("weight", initialiser, out, in, kernel, kernel);
        this.bias = withBias ? parameter("bias", initialiser, out) : null;
    }

    @Override
    protected Tensor forward(Tensor x) {
        return Products.conv2d(x, weight, bias, stride, padding);
    }
}
