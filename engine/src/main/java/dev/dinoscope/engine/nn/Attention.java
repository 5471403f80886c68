package dev.dinoscope.engine.nn;

import dev.dinoscope.engine.trace.Layer;
import dev.dinoscope.engine.trace.ShapeError;
import dev.dinoscope.engine.trace.Tensor;
import dev.dinoscope.engine.trace.ops.Products;
import java.util.List;

/// Multi-head self-attention over `[batch, tokens, width]`. The rows of the packed projection are queries, keys,
/// values; heads split the width.
public final class Attention extends Layer {
    private final int heads;
    private final boolean causal;
    private final Linear qkv;
    private final Linear out;

    /// @param causal whether a token sees only itself and earlier ones
    public Attention(int width, int heads, boolean causal, BlockInit init) {
        if (width % heads != 0) {
            throw new ShapeError("attention: " + heads + " heads do not divide the width " + width);
        }
        this.heads = heads;
        this.causal = causal;
        this.qkv = child("qkv", Linear.normal(width, 3 * width, init.attention()));
        this.out = child("out", Linear.normal(width, width, init.output()));
    }

    @Override
    protected Tensor forward(Tensor x) {
        long batch = x.dim(0);
        long tokens = x.dim(1);
        long width = x.dim(2);
        List<Tensor> parts = qkv.apply(x)
                .reshape(batch, tokens, 3, heads, width / heads)
                .permute(2, 0, 3, 1, 4)
                .unbind(0);
        Tensor mixed = Products.attention(parts.get(0), parts.get(1), parts.get(2), causal);
        return out.apply(mixed.transpose(1, 2).reshape(batch, tokens, width));
    }
}
