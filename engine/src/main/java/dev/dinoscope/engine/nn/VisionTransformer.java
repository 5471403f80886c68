package dev.dinoscope.engine.nn;

import dev.dinoscope.engine.trace.Initialiser;
import dev.dinoscope.engine.trace.Layer;
import dev.dinoscope.engine.trace.Module;
import dev.dinoscope.engine.trace.Parameter;
import dev.dinoscope.engine.trace.Tensor;
import dev.dinoscope.engine.trace.ops.Reductions;
import org.jspecify.annotations.Nullable;

/// Vision transformer (Dosovitskiy et al. 2021) with learned positions, started as in CLIP: class token and positions
/// normal with `width^-½`.
public final class VisionTransformer extends Module {
    private final Layer stem;
    private final @Nullable Parameter cls;
    private final Parameter positions;
    private final @Nullable LayerNorm preNorm;
    private final Transformer transformer;
    private final LayerNorm norm;

    public VisionTransformer(VisionConfig config) {
        int width = config.block().width();
        boolean withCls = config.pooling() == VisionConfig.Pooling.CLS;
        Initialiser initialiser = Initialiser.normal(1 / Math.sqrt(width));
        long patches = (long) config.grid() * config.grid();
        stem = child(
                "stem",
                config.stemChannels().isEmpty()
                        ? new PatchStem(width, config.patch(), config.stemBias())
                        : new ConvStem(config.stemChannels(), width));
        cls = withCls ? parameter("cls", initialiser, 1, 1, width) : null;
        positions = parameter("positions", initialiser, 1, patches + (withCls ? 1 : 0), width);
        preNorm = config.preNorm() ? child("pre_norm", new LayerNorm(width)) : null;
        transformer = child("transformer", new Transformer(config.depth(), config.block()));
        norm = child("norm", new LayerNorm(width));
    }

    /// @param image normalised; shape `[batch, 3, side, side]`
    public ImageFeatures apply(Tensor image) {
        return scoped(() -> forward(image));
    }

    private ImageFeatures forward(Tensor image) {
        long batch = image.dim(0);
        Tensor x = stem.apply(image).flatten(2, 3).transpose(1, 2);
        if (cls != null) {
            x = Tensor.concatenate(1, cls.tensor().expand(batch, 1, x.dim(2)), x);
        }
        x = x.plus(positions);
        if (preNorm != null) {
            x = preNorm.apply(x);
        }
        Tensor tokens = transformer.apply(x);
        if (cls == null) {
            Tensor patches = norm.apply(tokens);
            return new ImageFeatures(patches, Reductions.mean(patches, 1));
        }
        // Normed apart, so that a step that uses only the class token does not pay for the patches.
        return new ImageFeatures(norm.apply(tokens.slice(1, 1, tokens.dim(1))), norm.apply(tokens.select(1, 0)));
    }
}
