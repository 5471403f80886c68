package dev.dinoscope.engine.model;

import dev.dinoscope.engine.nn.BlockConfig;
import dev.dinoscope.engine.nn.TextConfig;
import dev.dinoscope.engine.nn.TextTransformer;
import dev.dinoscope.engine.nn.VisionConfig;
import dev.dinoscope.engine.nn.VisionTransformer;

/// Builds the encoders that a recipe describes.
public final class Encoders {
    private static final int PAD = 0;

    private Encoders() {}

    public static VisionTransformer image(ImageEncoderConfig image) {
        var block = BlockConfig.of(image.width(), image.heads(), Math.max(1, image.depth()), false)
                .withHidden((int) Math.round(image.width() * image.mlpRatio()))
                .withDropPath(image.dropPath());
        return new VisionTransformer(new VisionConfig(
                image.size(),
                image.patch(),
                image.stemChannels(),
                switch (image.pooling()) {
                    case CLS -> VisionConfig.Pooling.CLS;
                    case MEAN -> VisionConfig.Pooling.MEAN;
                },
                false,
                true,
                image.depth(),
                block));
    }

    /// A causal mask goes with pooling at the end of the text; the mean needs none.
    public static TextTransformer text(TextEncoderConfig text, int vocabulary) {
        var causal = text.pooling() == TextEncoderConfig.Pooling.EOT;
        var block = BlockConfig.of(text.width(), text.heads(), Math.max(1, text.depth()), causal)
                .withHidden((int) Math.round(text.width() * text.mlpRatio()));
        var pooling = causal ? TextConfig.Pooling.HIGHEST_ID : TextConfig.Pooling.MEAN;
        return new TextTransformer(new TextConfig(vocabulary, text.context(), PAD, pooling, text.depth(), block));
    }
}
