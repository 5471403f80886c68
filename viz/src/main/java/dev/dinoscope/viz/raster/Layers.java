package dev.dinoscope.viz.raster;

import dev.dinoscope.viz.colour.Argb;
import dev.dinoscope.viz.colour.ColourMap;
import dev.dinoscope.viz.colour.ValueRange;

/// Paints layers into opaque ARGB pixels.
public final class Layers {
    private Layers() {}

    /// Replaces all pixels by an image whose channels were resampled to height × width values in [0, 1].
    public static void image(int[] pixels, float[] red, float[] green, float[] blue) {
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = Argb.opaque(channel(red[i]), channel(green[i]), channel(blue[i]));
        }
    }

    /// Replaces all pixels by an image drawn at the given size: smooth when enlarged, averaged when reduced.
    public static void image(int[] pixels, RgbImage image, int height, int width) {
        var sampler = GridResampler.whole(image.height(), image.width(), height, width, Kernel.CATMULL_ROM);
        image(
                pixels,
                sampler.apply(image.channel(0)),
                sampler.apply(image.channel(1)),
                sampler.apply(image.channel(2)));
    }

    /// Lays the colours of values over the pixels.
    ///
    /// @param values one for each pixel; one that is not finite leaves the pixel as it is
    /// @param opacity in [0, 1]
    public static void values(int[] pixels, float[] values, ColourMap map, ValueRange range, double opacity) {
        int[] table = map.toArray();
        float low = (float) range.low();
        float perUnit = (float) (ColourMap.SIZE / (range.high() - range.low()));
        int weight = (int) Math.round(256 * Math.clamp(opacity, 0.0, 1.0));
        for (int i = 0; i < pixels.length; i++) {
            float value = values[i];
            if (Float.isFinite(value)) {
                int colour = table[Math.clamp((int) ((value - low) * perUnit), 0, ColourMap.SIZE - 1)];
                pixels[i] = weight == 256 ? colour : Argb.mix(pixels[i], colour, weight);
            }
        }
    }

    private static int channel(float value) {
        // Not Math.round: this runs for every pixel, and the argument is never far outside [0, 1].
        return Math.clamp((int) (value * 255 + 0.5f), 0, 255);
    }
}
