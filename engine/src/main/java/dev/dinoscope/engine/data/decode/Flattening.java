package dev.dinoscope.engine.data.decode;

import dev.dinoscope.engine.data.image.ImageSize;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.util.Arrays;

/// Lays an image of any of Java's kinds over a background, as RGB of 8 bits. Takes the stored numbers as
/// they are: Java's own conversion would turn grey by a gamma curve and colours by embedded profiles, which
/// other loaders do not. Not thread-safe.
final class Flattening {
    private static final int GREY = 1;
    private static final int GREY_ALPHA = 2;
    private static final int RGB = 3;
    private final int background;
    private int[] samples = new int[0];

    /// @param background intensity of all three colours
    Flattening(int background) {
        this.background = background;
    }

    /// @param size of the result; where the image does not reach there is background
    /// @param opaque whether what looks like transparency is none
    /// @param rgb receives interleaved pixels
    void draw(BufferedImage image, FramePlace place, ImageSize size, boolean opaque, byte[] rgb) {
        int width = Math.min(image.getWidth(), size.width() - place.left());
        int height = Math.min(image.getHeight(), size.height() - place.top());
        if (width < size.width() || height < size.height()) {
            Arrays.fill(rgb, 0, RGB * size.height() * size.width(), (byte) background);
        }
        var raster = image.getRaster();
        var row = row(image.getColorModel(), raster, opaque);
        for (int y = 0; y < height; y++) {
            int at = RGB * ((y + place.top()) * size.width() + place.left());
            samples = raster.getPixels(
                    raster.getMinX(), raster.getMinY() + y, Math.max(0, width), 1, sized(raster, width));
            row.convert(samples, width, rgb, at);
        }
    }

    /// Whether every pixel of an image with an alpha channel is transparent.
    static boolean isInvisible(Raster raster) {
        int alpha = raster.getNumBands() - 1;
        int[] row = new int[raster.getWidth()];
        for (int y = 0; alpha >= RGB && y < raster.getHeight(); y++) {
            raster.getSamples(raster.getMinX(), raster.getMinY() + y, row.length, 1, alpha, row);
            if (Arrays.stream(row).anyMatch(value -> value != 0)) {
                return false;
            }
        }
        return alpha >= RGB;
    }

    @FunctionalInterface
    private interface Row {
        void convert(int[] samples, int width, byte[] rgb, int at);
    }

    private int[] sized(Raster raster, int width) {
        int wanted = raster.getNumBands() * Math.max(0, width);
        return samples.length >= wanted ? samples : new int[wanted];
    }

    private Row row(ColorModel colours, Raster raster, boolean opaque) {
        if (colours instanceof IndexColorModel palette) {
            return palette(palette);
        }
        var scales = scales(raster);
        int bands = raster.getNumBands();
        return switch (bands) {
            case GREY -> (s, width, rgb, at) -> grey(s, width, scales[0], rgb, at);
            case RGB -> (s, width, rgb, at) -> colour(s, width, bands, scales, rgb, at);
            default ->
                opaque
                        ? (s, width, rgb, at) -> colour(s, width, bands, scales, rgb, at)
                        : (s, width, rgb, at) -> translucent(s, width, bands, scales, rgb, at);
        };
    }

    /// Channels of one image may have different numbers of bits: 5, 6 and 5 in many a BMP.
    private static float[] scales(Raster raster) {
        int[] bits = raster.getSampleModel().getSampleSize();
        var scales = new float[bits.length];
        for (int band = 0; band < bits.length; band++) {
            scales[band] = bits[band] == 0 ? 0 : 255f / ((1L << bits[band]) - 1);
        }
        return scales;
    }

    private Row palette(IndexColorModel palette) {
        var argb = new int[palette.getMapSize()];
        palette.getRGBs(argb);
        return (s, width, rgb, at) -> {
            for (int x = 0, to = at; x < width; x++, to += RGB) {
                int entry = argb[s[x]];
                int alpha = entry >>> 24;
                rgb[to] = over((entry >> 16) & 0xff, alpha);
                rgb[to + 1] = over((entry >> 8) & 0xff, alpha);
                rgb[to + 2] = over(entry & 0xff, alpha);
            }
        };
    }

    private static void grey(int[] samples, int width, float scale, byte[] rgb, int at) {
        for (int x = 0, to = at; x < width; x++, to += RGB) {
            Arrays.fill(rgb, to, to + RGB, (byte) Math.round(samples[x] * scale));
        }
    }

    private static void colour(int[] samples, int width, int bands, float[] scales, byte[] rgb, int at) {
        for (int x = 0, from = 0, to = at; x < width; x++, from += bands, to += RGB) {
            for (int band = 0; band < RGB; band++) {
                rgb[to + band] = (byte) Math.round(samples[from + band] * scales[band]);
            }
        }
    }

    private void translucent(int[] samples, int width, int bands, float[] scales, byte[] rgb, int at) {
        int green = bands == GREY_ALPHA ? 0 : 1;
        int blue = bands == GREY_ALPHA ? 0 : 2;
        for (int x = 0, from = 0, to = at; x < width; x++, from += bands, to += RGB) {
            int alpha = Math.round(samples[from + bands - 1] * scales[bands - 1]);
            rgb[to] = over(Math.round(samples[from] * scales[0]), alpha);
            rgb[to + 1] = over(Math.round(samples[from + green] * scales[green]), alpha);
            rgb[to + 2] = over(Math.round(samples[from + blue] * scales[blue]), alpha);
        }
    }

    private byte over(int intensity, int alpha) {
        return (byte) ((intensity * alpha + background * (255 - alpha) + 127) / 255);
    }
}
