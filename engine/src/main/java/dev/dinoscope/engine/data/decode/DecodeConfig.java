package dev.dinoscope.engine.data.decode;

import dev.dinoscope.engine.config.Setting;

/// How image files become pixels.
public record DecodeConfig(
        @Setting(
                help =
                        "Larger images, in millions of pixels, count as broken: their header is believed before memory is"
                                + " taken",
                above = 0,
                max = 700)
        double maxMegapixels,

        @Setting(help = "What is seen through transparent pixels")
        Background background) {

    /// A colour behind transparent pixels.
    public enum Background {
        WHITE,
        BLACK
    }

    /// White paper, and room for any camera.
    public DecodeConfig() {
        this(180, Background.WHITE);
    }

    /// The largest image that is decoded.
    public long maxPixels() {
        return (long) (maxMegapixels * 1e6);
    }

    /// Intensity of all three colours behind transparent pixels, 0…255.
    int backgroundIntensity() {
        return switch (background) {
            case WHITE -> 255;
            case BLACK -> 0;
        };
    }
}
