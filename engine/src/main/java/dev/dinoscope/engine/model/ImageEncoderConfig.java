package dev.dinoscope.engine.model;

import dev.dinoscope.engine.config.Refused;
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
        Refused.unless(size % patch == 0, "size", size, "expected a multiple of patch " + patch);
        stemChannels = List.copyOf(stemChannels);
        int stages = stemChannels.size();
        Refused.unless(
                stages == 0 || (stages < Integer.SIZE && patch == 1 << stages),
                "stem_channels",
                stemChannels,
                String.format(
                        Locale.ROOT,
                        "%d stages of stride 2 make patches of %d px, not %d",
                        stages,
                        1L << stages,
                        patch));
        for (var channels : stemChannels) {
            Refused.unless(channels % 8 == 0, "stem_channels", channels, "expected multiples of 8");
        }
        Refused.unless(width % heads == 0, "heads", heads, "expected a divisor of width " + width);
    }

    public ImageEncoderConfig() {
        this(64, 8, List.of(32, 64, 96), 96, 1, 3, 2, Pooling.MEAN, 0);
    }

    /// Patches along one side of the image.
    public int grid() {
        return size / patch;
    }
}
