package dev.dinoscope.engine.nn;

import dev.dinoscope.engine.trace.Layer;
import dev.dinoscope.engine.trace.Tensor;
import dev.dinoscope.engine.trace.ops.Randomness;

/// Pre-norm transformer block. x: `[batch, tokens, width]` → same shape.
public final class TransformerBlock extends Layer {
    private final BlockConfig config;
    private final LayerNorm norm1;
    private final Attention attention;
    private final LayerNorm norm2;
    private final Mlp mlp;

    public TransformerBlock(BlockConfig config) {
        this.config = config;
        norm1 = child("norm1", new LayerNorm(config.width()));
        attention = child("attention", new Attention(config.width(), config.heads(), config.causal(), config.init()));
        norm2 = child("norm2", new LayerNorm(config.width()));
        mlp = child("mlp", new Mlp(config.width(), config.hidden(), config.activation(), config.init()));
    }

    @Override
    protected Tensor forward(Tensor x) {
        Tensor y = x.plus(drop(attention.apply(norm1.apply(x))));
        return y.plus(drop(mlp.apply(norm2.apply(y))));
    }

    private Tensor drop(Tensor branch) {
        return Randomness.dropSamples(Randomness.dropout(branch, config.dropout()), config.dropPath());
    }
}
