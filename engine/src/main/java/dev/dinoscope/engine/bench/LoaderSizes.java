package dev.dinoscope.engine.bench;

import dev.dinoscope.engine.data.decode.ImageDecoders;
import java.util.List;
import java.util.Locale;

/// What the loader benchmark does.
///
/// @param size of the output's side, in pixels
/// @param scaleMin smallest share of the image's area that a crop shows
/// @param locals local crops beside two global ones, with DINO's distortions; 0 times one image with the
///     run's own augmentation instead
/// @param gram side of the Gram teacher's views of the global crops; 0 for none
/// @param rounds over all images that are timed; the median counts
/// @param warmup rounds before
public record LoaderSizes(
        int size, double scaleMin, int locals, int gram, int rounds, int warmup, ImageDecoders decoder) {
    private static final List<String> KEYS =
            List.of("size", "scale_min", "locals", "gram", "rounds", "warmup", "decoder");

    /// As open_clip crops.
    public LoaderSizes() {
        this(224, 0.9, 0, 0, 5, 2, ImageDecoders.FASTEST);
    }

    /// @param settings as `key=value`
    /// @throws IllegalArgumentException naming a wrong one
    public static LoaderSizes parse(List<String> settings) {
        var sizes = new LoaderSizes();
        for (var setting : settings) {
            var parts = setting.split("=", 2);
            if (parts.length != 2) {
                throw new IllegalArgumentException("\"" + setting + "\" — expected key=value");
            }
            if (!KEYS.contains(parts[0])) {
                throw new IllegalArgumentException(
                        "unknown key \"" + parts[0] + "\"; there are " + String.join(", ", KEYS));
            }
            sizes = sizes.with(parts[0], parts[1]);
        }
        return sizes;
    }

    private LoaderSizes with(String key, String value) {
        return new LoaderSizes(
                key.equals("size") ? Integer.parseInt(value) : size,
                key.equals("scale_min") ? Double.parseDouble(value) : scaleMin,
                key.equals("locals") ? Integer.parseInt(value) : locals,
                key.equals("gram") ? Integer.parseInt(value) : gram,
                key.equals("rounds") ? Integer.parseInt(value) : rounds,
                key.equals("warmup") ? Integer.parseInt(value) : warmup,
                key.equals("decoder") ? ImageDecoders.valueOf(value.toUpperCase(Locale.ROOT)) : decoder);
    }
}
