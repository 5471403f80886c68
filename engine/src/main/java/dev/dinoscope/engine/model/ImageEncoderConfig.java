package dev.dinoscope.engine.model;

import dev.dinoscope.engine.config.Setting;
import java.util.List;
import java.util.Locale;

/// A vision transformer. Its patch tokens are what the views look at.
///
/// @param patch pixels per token side; with a convolutional stem the product of its strides
public record ImageEncoderConfig(
        @Setting(help = "Side of the square input", unit = "px", min = 8, max = 2048)
        int size,

        @Setting(
                help = "Pixels per patch side; with a convolutional stem the product of its strides",
                unit = "px",
                min = 1,
                max = 256)
        int patch,

        @Setting(
                help = "Channels of the convolutional stem's stages of stride 2, which learn far faster on small data;"
                        + " empty cuts plain patches",
                min = 8,
                max = 16384)
        List<Integer> stemChannels,

        @Setting(help = "Width of the tokens", min = 1, max = 16384)
        int width,

        @Setting(help = "Transformer blocks", min = 0, max = 128)
        int depth,

        @Setting(help = "Attention heads; must divide the width", min = 1, max = 256)
        int heads,

        @Setting(help = "Hidden width of the MLP over the token width", min = 0.25, max = 16)
        double mlpRatio,

        @Setting(
                help =
                        "What is projected into the joint space: the class token (cls), or the mean of the patch tokens (mean)")
        Pooling pooling,

        @Setting(help = "Chance that a block is skipped for an image, rising linearly with depth", min = 0, max = 0.95)
        double dropPath) {

    /// What stands for the whole image.
    public enum Pooling {
        CLS,
        MEAN
    }

    public ImageEncoderConfig {
        if (size % patch != 0) {
            throw new IllegalArgumentException(
                    String.format(Locale.ROOT, "size %d is not a multiple of patch %d", size, patch));
        }
        stemChannels = List.copyOf(stemChannels);
        if (!stemChannels.isEmpty() && patch != 1 << stemChannels.size()) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "stem_channels: %d stages of stride 2 make patches of %d px, not %d",
                    stemChannels.size(),
                    1 << stemChannels.size(),
                    patch));
        }
        for (var channels : stemChannels) {
            if (channels % 8 != 0) {
                throw new IllegalArgumentException(
                        String.format(Locale.ROOT, "stem_channels: %d — expected multiples of 8", channels));
            }
        }
        if (width % heads != 0) {
            throw new IllegalArgumentException(
                    String.format(Locale.ROOT, "heads %d do not divide width %d", heads, width));
        }
    }

    public ImageEncoderConfig() {
        this(64, 8, List.of(32, 64, 96), 96, 1, 3, 2, Pooling.MEAN, 0);
    }

    /// Patches along one side of the image.
    public int grid() {
        return size / patch;
    }
}
