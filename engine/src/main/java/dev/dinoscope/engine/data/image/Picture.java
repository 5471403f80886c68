package dev.dinoscope.engine.data.image;

/// An upright image of uint8 RGB, interleaved: [height, width, 3].
public final class Picture {
    /// Colours of a pixel.
    public static final int CHANNELS = 3;

    private final int height;
    private final int width;
    private final byte[] rgb;

    /// @param rgb not copied; may be longer than the image, so that readers can use their memory again
    /// @throws IllegalArgumentException when a side is not positive or the array too short
    public Picture(int height, int width, byte[] rgb) {
        if (height <= 0 || width <= 0 || bytes(height, width) > rgb.length) {
            throw new IllegalArgumentException(
                    rgb.length + " bytes are not an image of " + height + " × " + width + " pixels");
        }
        this.height = height;
        this.width = width;
        this.rgb = rgb;
    }

    /// Bytes of an image of this size.
    public static long bytes(int height, int width) {
        return (long) CHANNELS * height * width;
    }

    /// In pixels.
    public int height() {
        return height;
    }

    /// In pixels.
    public int width() {
        return width;
    }

    /// The pixels themselves, no copy; what follows the image's own bytes means nothing.
    public byte[] rgb() {
        return rgb;
    }
}
