package dev.dinoscope.engine.model;

import dev.dinoscope.engine.config.Refused;
import dev.dinoscope.engine.config.Setting;

/// A text transformer.
public record TextEncoderConfig(
        @Setting(help = "Tokens per caption, start and end included; longer captions are cut", min = 3, max = 4096)
        int context,

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
                        "What is projected into the joint space: the token at the end of the text under a causal mask (eot), or the mean of all tokens (mean)")
        Pooling pooling) {

    /// What stands for the whole caption.
    public enum Pooling {
        EOT,
        MEAN
    }

    public TextEncoderConfig {
        Refused.unless(width % heads == 0, "heads", heads, "expected a divisor of width " + width);
    }

    public TextEncoderConfig() {
        this(16, 128, 1, 4, 2, Pooling.MEAN);
    }
}
