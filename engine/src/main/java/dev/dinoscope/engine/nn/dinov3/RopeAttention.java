package dev.dinoscope.engine.nn.dinov3;

import dev.dinoscope.engine.nn.Linear;
import dev.dinoscope.engine.trace.Initialiser;
import dev.dinoscope.engine.trace.Module;
import dev.dinoscope.engine.trace.Parameter;
import dev.dinoscope.engine.trace.ShapeError;
import dev.dinoscope.engine.trace.Tensor;
import dev.dinoscope.engine.trace.ops.Constants;
import dev.dinoscope.engine.trace.ops.Products;

/// Multi-head self-attention of DINOv3: as `Attention`, but queries and keys are turned by their place
/// ([AxialRope]).
public final class RopeAttention extends Module {
    private final int heads;
    private final boolean maskKeyBias;
    private final Parameter weight;
    private final Parameter bias;
    private final Linear projection;

    /// @param maskKeyBias whether the bias of the keys stays 0: it cancels in the softmax, and drifts in low
    ///     precision
    /// @param std of the weights at the start
    public RopeAttention(int width, int heads, boolean maskKeyBias, double std) {
        if (width % heads != 0) {
            throw new ShapeError("attention: " + heads + " heads do not divide the width " + width);
        }
        this.heads = heads;
        this.maskKeyBias = maskKeyBias;
        this.weight = parameter("qkv.weight", Initialiser.normal(std), 3L * width, width);
        this.bias = parameter("qkv.bias", Initialiser.constant(0), 3L * width);
        this.projection = child("proj", Linear.normal(width, width, std));
    }

    /// @param x shape `[batch, tokens, width]`
    /// @param rotation of the tokens
    /// @return shape of x
    public Tensor apply(Tensor x, AxialRope.Rotation rotation) {
        return scoped(() -> forward(x, rotation));
    }

    private Tensor forward(Tensor x, AxialRope.Rotation rotation) {
        long batch = x.dim(0);
        long tokens = x.dim(1);
        long width = x.dim(2);
        Tensor packed = Products.linear(x, weight, bias(width))
                .reshape(batch, tokens, 3, heads, width / heads)
                .permute(2, 0, 3, 1, 4);
        Tensor turned = rotation.apply(packed.slice(0, 0, 2));
        Tensor mixed = Products.attention(turned.select(0, 0), turned.select(0, 1), packed.select(0, 2), false);
        return projection.apply(mixed.transpose(1, 2).reshape(batch, tokens, width));
    }

    private Tensor bias(long width) {
        Tensor whole = bias.tensor();
        return maskKeyBias
                ? Tensor.concatenate(
                        0, whole.slice(0, 0, width), Constants.full(0, width), whole.slice(0, 2 * width, 3 * width))
                : whole;
    }
}
