package dev.dinoscope.engine.nn.dinov3;

/// The form of a [DinoBlock].
///
/// @param ratio hidden width of the MLP over the width
/// @param align multiple for the inner width of SwiGLU
/// @param layerScale start of the factors of the residual branches; 0 leaves them out
/// @param dropPath share of images that skip a branch in a training step (stochastic depth)
/// @param maskKeyBias whether the bias of the keys stays 0
/// @param std standard deviation of every linear layer's weights at the start, .02 in DINO. It truncates the
///     normal at ±2, a hundred standard deviations away: it is not truncated
public record DinoBlockConfig(
        int width,
        int heads,
        FeedForward feedForward,
        double ratio,
        int align,
        double layerScale,
        double dropPath,
        boolean maskKeyBias,
        double std) {
    /// What follows attention in a block.
    public enum FeedForward {
        MLP,
        SWIGLU
    }

    /// MLP four times as wide, LayerScale from 1e-5, key bias 0, nothing dropped: DINOv3's small and middle
    /// models.
    public static DinoBlockConfig of(int width, int heads) {
        return new DinoBlockConfig(width, heads, FeedForward.MLP, 4, 64, 1e-5, 0, true, 0.02);
    }

    public DinoBlockConfig withLayerScale(double other) {
        return new DinoBlockConfig(width, heads, feedForward, ratio, align, other, dropPath, maskKeyBias, std);
    }

    public DinoBlockConfig withDropPath(double other) {
        return new DinoBlockConfig(width, heads, feedForward, ratio, align, layerScale, other, maskKeyBias, std);
    }

    public DinoBlockConfig withFeedForward(FeedForward other, double otherRatio, int otherAlign) {
        return new DinoBlockConfig(width, heads, other, otherRatio, otherAlign, layerScale, dropPath, maskKeyBias, std);
    }
}
