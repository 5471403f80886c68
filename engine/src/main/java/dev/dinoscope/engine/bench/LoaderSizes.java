package dev.dinoscope.engine.bench;

import dev.dinoscope.engine.data.decode.ImageDecoders;
import java.util.List;
import java.util.Locale;

/// What the loader benchmark does.
///
/// @param size of the output's side, in pixels
/// @param scaleMin smallest share of the image's area that a crop shows
/// @param rounds over all images that are timed; the median counts
/// @param warmup rounds before
public record LoaderSizes(int size, double scaleMin, int rounds, int warmup, ImageDecoders decoder) {
    /// As open_clip crops.
    public LoaderSizes() {
        this(224, 0.9, 5, 2, ImageDecoders.FASTEST);
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
            sizes = sizes.with(parts[0], parts[1]);
        }
        return sizes;
    }

    private LoaderSizes with(String key, String value) {
        return switch (key) {
            case "size" -> new LoaderSizes(Integer.parseInt(value), scaleMin, rounds, warmup, decoder);
            case "scale_min" -> new LoaderSizes(size, Double.parseDouble(value), rounds, warmup, decoder);
            case "rounds" -> new LoaderSizes(size, scaleMin, Integer.parseInt(value), warmup, decoder);
            case "warmup" -> new LoaderSizes(size, scaleMin, rounds, Integer.parseInt(value), decoder);
            case "decoder" ->
                new LoaderSizes(size, scaleMin, rounds, warmup, ImageDecoders.valueOf(value.toUpperCase(Locale.ROOT)));
            default ->
                throw new IllegalArgumentException(
                        "unknown key \"" + key + "\"; there are size, scale_min, rounds, warmup, decoder");
        };
    }
}
