package dev.dinoscope.engine.data.decode;

import dev.dinoscope.engine.config.Setting;
import dev.dinoscope.engine.data.image.BrokenImageException;
import dev.dinoscope.engine.data.image.ImageSize;
import java.util.Locale;

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
        this(90, Background.WHITE);
    }

    /// Refuses what would take too much memory.
    void requireBearable(String name, ImageSize size) throws BrokenImageException {
        if (size.pixels() > maxMegapixels * 1e6) {
            throw new BrokenImageException(
                    name,
                    size
                            + String.format(
                                    Locale.ROOT, " pixels are more than max_megapixels (%s) allows", maxMegapixels));
        }
    }

    /// Intensity of all three colours behind transparent pixels, 0…255.
    int backgroundIntensity() {
        return switch (background) {
            case WHITE -> 255;
            case BLACK -> 0;
        };
    }
}
