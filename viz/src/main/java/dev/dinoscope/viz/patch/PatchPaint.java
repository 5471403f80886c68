package dev.dinoscope.viz.patch;

import dev.dinoscope.viz.raster.Grid;
import dev.dinoscope.viz.raster.GridResampler;
import dev.dinoscope.viz.raster.Kernel;
import dev.dinoscope.viz.raster.Layers;
import dev.dinoscope.viz.raster.RgbImage;

/// Paints what is known of patches into height × width pixels: the same for panes and for figures.
final class PatchPaint {
    private PatchPaint() {}

    /// An image with the map of its patches over it.
    static void map(
            int[] pixels,
            int height,
            int width,
            RgbImage image,
            int rows,
            int columns,
            float[] values,
            PatchesFigure.MapLook look) {
        Layers.image(pixels, image, height, width);
        over(pixels, height, width, new Grid(rows, columns, values), look);
    }

    /// Lays a map over pixels that hold an image.
    static void over(int[] pixels, int height, int width, Grid values, PatchesFigure.MapLook look) {
        Kernel kernel = look.smooth() ? Kernel.BILINEAR : Kernel.NEAREST;
        float[] sampled = GridResampler.whole(values.rows(), values.columns(), height, width, kernel)
                .apply(values);
        Layers.values(pixels, sampled, look.colours(), look.range(), look.opacity());
    }

    /// Features as colours; patches without colour are black.
    ///
    /// @param colours rows × columns × 3 in [0, 1]
    static void colours(int[] pixels, int height, int width, int rows, int columns, float[] colours, boolean smooth) {
        var sampler = GridResampler.whole(rows, columns, height, width, smooth ? Kernel.CATMULL_ROM : Kernel.NEAREST);
        Layers.image(
                pixels,
                sampler.apply(channel(rows, columns, colours, 0)),
                sampler.apply(channel(rows, columns, colours, 1)),
                sampler.apply(channel(rows, columns, colours, 2)));
    }

    private static Grid channel(int rows, int columns, float[] colours, int channel) {
        float[] plane = new float[rows * columns];
        for (int i = 0; i < plane.length; i++) {
            float value = colours[3 * i + channel];
            plane[i] = Float.isFinite(value) ? value : 0;
        }
        return new Grid(rows, columns, plane);
    }
}
