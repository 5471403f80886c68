package dev.dinoscope.engine.bench;

import dev.dinoscope.engine.config.Configs;
import dev.dinoscope.engine.config.Setting;
import dev.dinoscope.engine.data.decode.ImageDecoders;
import java.util.List;

/// What the loader benchmark does, by the keys of `peer_loader.py`.
public record LoaderSizes(
        @Setting(help = "Side of the output", unit = "px", min = 1, max = 16384)
        int size,

        @Setting(help = "Smallest share of the image's area that a crop shows", above = 0, max = 1)
        double scaleMin,

        @Setting(
                help = "Local crops beside two global ones, with DINO's distortions; 0 times one image with the run's"
                        + " own augmentation instead",
                min = 0,
                max = 64)
        int locals,

        @Setting(
                help = "Side of the Gram teacher's views of the global crops; 0 for none",
                unit = "px",
                min = 0,
                max = 16384)
        int gram,

        @Setting(help = "Rounds over all images that are timed; the median counts", min = 1)
        int rounds,

        @Setting(help = "Rounds before", min = 0) int warmup,
        @Setting(help = "What decodes images") ImageDecoders decoder) {

    /// As open_clip crops.
    public LoaderSizes() {
        this(224, 0.9, 0, 0, 5, 2, ImageDecoders.FASTEST);
    }

    /// @param settings as `key=value`
    /// @throws dev.dinoscope.engine.config.ConfigException naming all that are wrong
    public static LoaderSizes of(List<String> settings) {
        return Configs.read(LoaderSizes.class, "bench loader", "", settings);
    }
}
