package dev.dinoscope.engine.method.dinov3;

import dev.dinoscope.engine.config.Refused;
import dev.dinoscope.engine.config.Setting;
import dev.dinoscope.engine.model.ImageEncoderConfig;
import dev.dinoscope.engine.nn.dinov3.DinoBlockConfig;
import dev.dinoscope.engine.nn.dinov3.DinoVisionConfig;
import java.util.Locale;

/// What DINOv3's vision transformer has beyond the sizes that `model.image` gives.
public record EncoderConfig(
        @Setting(help = "Register tokens beside the class token", min = 0, max = 64)
        int registers,

        @Setting(help = "Start of the learned factors on the branches of a block; 0 leaves them out", min = 0, max = 1)
        double layerScale,

        @Setting(help = "What follows attention in a block: an MLP (mlp), or a gated layer (swiglu)")
        DinoBlockConfig.FeedForward feedForward,

        @Setting(help = "The inner width of swiglu is rounded up to a multiple of this", min = 1, max = 1024)
        int align,

        @Setting(help = "Whether the bias of the attention's keys stays 0")
        boolean maskKeyBias,

        @Setting(help = "Whether local crops have a final norm of their own for the class token")
        boolean localNorm,

        @Setting(
                help =
                        "Spread of the weights at the start: .02 in DINOv3; small models learn sooner with one over the root"
                                + " of the width",
                min = 1e-6,
                max = 10)
        double init,

        @Setting(help = "Rotary position embedding") RopeConfig rope) {

    public EncoderConfig() {
        this(4, 1e-5, DinoBlockConfig.FeedForward.MLP, 64, true, true, 0.02, new RopeConfig());
    }

    /// @param withLocals whether there are local crops, without which their norm would never be trained
    /// @throws Refused naming the setting that does not fit
    DinoVisionConfig form(ImageEncoderConfig image, boolean withLocals) {
        Refused.unless(
                image.stemChannels().isEmpty(),
                "model.image.stem_channels",
                image.stemChannels(),
                "DINOv3 hides single patches, which a convolutional stem would mix; set it to []");
        Refused.unless(
                image.width() / image.heads() % 4 == 0,
                "model.image.heads",
                image.heads(),
                String.format(
                        Locale.ROOT,
                        "heads of width %d; rotary positions need a multiple of 4",
                        image.width() / image.heads()));
        var block = new DinoBlockConfig(
                image.width(),
                image.heads(),
                feedForward,
                image.mlpRatio(),
                align,
                layerScale,
                image.dropPath(),
                maskKeyBias,
                init);
        return new DinoVisionConfig(
                image.patch(), image.depth(), registers, localNorm && withLocals, rope.config(), block);
    }
}
