package dev.dinoscope.viz.raster;

import java.util.Locale;

/// An image of 8-bit sRGB pixels.
///
/// Keeps the array without copying: whoever passes it must not change it afterwards.
public final class RgbImage {
    private final int height;
    private final int width;
    private final byte[] rgb;

    /// @param rgb height × width × 3, rows from the top
    public RgbImage(int height, int width, byte[] rgb) {
        if (height < 1 || width < 1 || rgb.length != 3L * height * width) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "an RGB image of %d x %d pixels needs %d bytes, got %d",
                    height,
                    width,
                    3L * height * width,
                    rgb.length));
        }
        this.height = height;
        this.width = width;
        this.rgb = rgb;
    }

    public int height() {
        return height;
    }

    public int width() {
        return width;
    }

    /// One channel as floats in [0, 1], height × width.
    ///
    /// @param channel 0 red, 1 green, 2 blue
    public Grid channel(int channel) {
        float[] plane = new float[height * width];
        for (int i = 0, j = channel; i < plane.length; i++, j += 3) {
            plane[i] = (rgb[j] & 0xFF) / 255f;
        }
        return new Grid(height, width, plane);
    }
}
