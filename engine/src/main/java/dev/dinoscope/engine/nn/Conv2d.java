package dev.dinoscope.engine.nn;

import dev.dinoscope.engine.trace.Initialiser;
import dev.dinoscope.engine.trace.Layer;
import dev.dinoscope.engine.trace.Parameter;
import dev.dinoscope.engine.trace.Tensor;
import dev.dinoscope.engine.trace.ops.Products;
import org.jspecify.annotations.Nullable;

/// Two-dimensional convolution of `[batch, in, height, width]` with a square kernel.
public final class Conv2d extends Layer {
    private final int stride;
    private final int padding;
    private final Parameter weight;
    private final @Nullable Parameter bias;

    /// Starts as PyTorch's layer does: uniform within `±1/√(in·kernel²)`.
    public Conv2d(int in, int out, int kernel, int stride, int padding, boolean withBias) {
        this(
                in,
                out,
                kernel,
                stride,
                padding,
                withBias,
                Initialiser.uniform(1 / Math.sqrt((double) in * kernel * kernel)));
    }

    /// Without bias, started for the ReLU that follows (He et al. 2015, by fan-out): normal with `√(2/(out·kernel²))`.
    static Conv2d beforeRelu(int in, int out, int kernel, int stride, int padding) {
        double std = Math.sqrt(2.0 / ((double) out * kernel * kernel));
        return new Conv2d(in, out, kernel, stride, padding, false, Initialiser.normal(std));
    }

    private Conv2d(int in, int out, int kernel, int stride, int padding, boolean withBias, Initialiser initialiser) {
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
