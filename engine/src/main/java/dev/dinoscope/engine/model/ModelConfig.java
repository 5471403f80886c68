package dev.dinoscope.engine.model;

import dev.dinoscope.engine.config.Setting;

/// The two encoders and the space they share.
public record ModelConfig(
        @Setting(help = "Image encoder") ImageEncoderConfig image,
        @Setting(help = "Text encoder") TextEncoderConfig text,

        @Setting(help = "Width of the joint embedding space", min = 1, max = 65536)
        int embed) {

    public ModelConfig() {
        this(new ImageEncoderConfig(), new TextEncoderConfig(), 128);
    }
}
