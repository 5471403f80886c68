package dev.dinoscope.engine.data.decode;

/// CMYK as Adobe programs store it, inverted (255 is no ink), to RGB without a profile: `R = C·K / 255`, as
/// Pillow does.
final class Inks {
    static final int CHANNELS = 4;

    private Inks() {}

    /// @param inks interleaved, inverted CMYK
    /// @param rgb receives the colours of as many pixels
    static void toRgb(byte[] inks, byte[] rgb, int pixels) {
        for (int pixel = 0, from = 0, to = 0; pixel < pixels; pixel++, from += CHANNELS, to += 3) {
            int black = inks[from + 3] & 0xff;
            rgb[to] = times(inks[from], black);
            rgb[to + 1] = times(inks[from + 1], black);
            rgb[to + 2] = times(inks[from + 2], black);
        }
    }

    private static byte times(byte ink, int black) {
        return (byte) (((ink & 0xff) * black + 127) / 255);
    }

    /// YCCK → inverted CMYK, in place: the first three are YCbCr (JFIF 1.02) of the ink's complement.
    static void fromYcck(byte[] inks, int pixels) {
        for (int at = 0; at < pixels * CHANNELS; at += CHANNELS) {
            float luma = inks[at] & 0xff;
            float blue = (inks[at + 1] & 0xff) - 128;
            float red = (inks[at + 2] & 0xff) - 128;
            inks[at] = complement(luma + 1.402f * red);
            inks[at + 1] = complement(luma - 0.344136f * blue - 0.714136f * red);
            inks[at + 2] = complement(luma + 1.772f * blue);
        }
    }

    private static byte complement(float intensity) {
        return (byte) (255 - Math.clamp(Math.round(intensity), 0, 255));
    }
}
