package dev.dinoscope.engine.nn.dinov3;

import dev.dinoscope.engine.nn.Activation;
import dev.dinoscope.engine.nn.BlockInit;
import dev.dinoscope.engine.nn.LayerNorm;
import dev.dinoscope.engine.nn.LayerScale;
import dev.dinoscope.engine.nn.Mlp;
import dev.dinoscope.engine.nn.SwiGlu;
import dev.dinoscope.engine.trace.Layer;
import dev.dinoscope.engine.trace.Module;
import dev.dinoscope.engine.trace.Tensor;
import dev.dinoscope.engine.trace.ops.Ordering;
import dev.dinoscope.engine.trace.ops.Randomness;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Pre-norm block of DINOv3: attention with RoPE and a feed-forward layer, each scaled by channel (LayerScale).
public final class DinoBlock extends Module {
    private final DinoBlockConfig config;
    private final LayerNorm norm1;
    private final RopeAttention attention;
    private final @Nullable LayerScale scale1;
    private final LayerNorm norm2;
    private final Layer feedForward;
    private final @Nullable LayerScale scale2;

    public DinoBlock(DinoBlockConfig config) {
        this.config = config;
        int width = config.width();
        norm1 = child("norm1", new LayerNorm(width));
        attention = child("attn", new RopeAttention(width, config.heads(), config.maskKeyBias(), config.std()));
        scale1 = config.layerScale() == 0 ? null : child("ls1", new LayerScale(width, config.layerScale()));
        norm2 = child("norm2", new LayerNorm(width));
        feedForward = child("mlp", feedForward(config));
        scale2 = config.layerScale() == 0 ? null : child("ls2", new LayerScale(width, config.layerScale()));
    }

    private static Layer feedForward(DinoBlockConfig config) {
        int hidden = (int) (config.width() * config.ratio());
        double std = config.std();
        return switch (config.feedForward()) {
            case MLP -> new Mlp(config.width(), hidden, Activation.GELU, new BlockInit(std, std, std));
            case SWIGLU -> new SwiGlu(config.width(), hidden, config.align(), std);
        };
    }

    /// @param x shape `[batch, tokens, width]`
    /// @param rotation of the tokens
    /// @return shape of x
    public Tensor apply(Tensor x, AxialRope.Rotation rotation) {
        return scoped(() -> {
            Tensor y = residual(x, some -> scaled(scale1, attention.apply(norm1.apply(some), rotation)));
            return residual(y, some -> scaled(scale2, feedForward.apply(norm2.apply(some))));
        });
    }

    private static Tensor scaled(@Nullable LayerScale scale, Tensor branch) {
        return scale == null ? branch : scale.apply(branch);
    }

    /// Stochastic depth as DINO does it: the branch is computed only for a random part of the images, a fixed
    /// number, and weighs more there.
    private Tensor residual(Tensor x, UnaryOperator<Tensor> branch) {
        long kept = Math.max(1, (long) (x.dim(0) * (1 - config.dropPath())));
        if (!Randomness.isActive() || kept == x.dim(0)) {
            return x.plus(branch.apply(x));
        }
        Tensor some = Randomness.permutation(x.dim(0)).slice(0, 0, kept);
        Tensor change = branch.apply(Ordering.take(x, 0, some));
        return Ordering.addRows(x, some, change.times((double) x.dim(0) / kept));
    }
}
