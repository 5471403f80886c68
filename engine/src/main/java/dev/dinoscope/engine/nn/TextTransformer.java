package dev.dinoscope.engine.nn;

import dev.dinoscope.engine.trace.Initialiser;
import dev.dinoscope.engine.trace.Module;
import dev.dinoscope.engine.trace.Parameter;
import dev.dinoscope.engine.trace.Tensor;
import dev.dinoscope.engine.trace.ops.Ordering;
import dev.dinoscope.engine.trace.ops.Reductions;

/// CLIP's text transformer: token and position embeddings (standard deviations .02 and .01), pre-norm blocks, final
/// norm, one vector per text.
public final class TextTransformer extends Module {
    private final TextConfig config;
    private final Embedding tokens;
    private final Parameter positions;
    private final Transformer transformer;
    private final LayerNorm norm;

    public TextTransformer(TextConfig config) {
        this.config = config;
        int width = config.block().width();
        tokens = child("tokens", new Embedding(config.vocabulary(), width, 0.02));
        positions = parameter("positions", Initialiser.normal(0.01), 1, config.context(), width);
        transformer = child("transformer", new Transformer(config.depth(), config.block()));
        norm = child("norm", new LayerNorm(width));
    }

    /// @param ids shape `[batch, context]`, type I64
    /// @return shape `[batch, width]`
    public Tensor apply(Tensor ids) {
        return scoped(() -> forward(ids));
    }

    private Tensor forward(Tensor ids) {
        Tensor x = transformer.apply(tokens.apply(ids).plus(positions));
        return switch (config.pooling()) {
            case HIGHEST_ID -> norm.apply(at(x, Reductions.argmax(ids, 1)));
            case LAST -> norm.apply(x.select(1, x.dim(1) - 1));
            case MEAN -> mean(norm.apply(x), ids);
        };
    }

    /// One token of each text. The norm acts on each token alone, so it may follow.
    private static Tensor at(Tensor x, Tensor index) {
        long batch = x.dim(0);
        long width = x.dim(2);
        Tensor rows = index.reshape(batch, 1, 1).expand(batch, 1, width);
        return Ordering.gather(x, 1, rows).squeeze(1);
    }

    private Tensor mean(Tensor x, Tensor ids) {
        Tensor real = ids.equalTo(config.pad()).not().to(x.dtype()).unsqueeze(2);
        return Reductions.sum(x.times(real), 1).over(Reductions.sum(real, 1).clampMin(1));
    }
}
