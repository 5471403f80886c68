package dev.dinoscope.engine.data.decode.header;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/// What a BMP's headers say of size and transparency (Microsoft, "Bitmap Header Types").
///
/// @param height in pixels, whichever row comes first
/// @param opaque whether bits beside the colours mean nothing: without a mask for them most programs leave noise there
public record BmpHeader(int height, int width, boolean opaque) {
    private static final int FILE_HEADER = 14;
    private static final int OS2_1 = 12;
    private static final int OS2_2 = 64;
    private static final int WINDOWS_3 = 40;
    private static final int OFFSET_OF_PIXELS = 10;
    private static final int COMPRESSION = 30;
    private static final int BITFIELDS = 3;
    private static final int ALPHA_MASK = 66;
    private static final int FIRST_WITH_ALPHA_MASK = 56;

    public static BmpHeader read(ByteBuffer bytes) {
        bytes.order(ByteOrder.LITTLE_ENDIAN);
        int size = bytes.getInt(FILE_HEADER);
        if (size == OS2_1) {
            return new BmpHeader(
                    Short.toUnsignedInt(bytes.getShort(20)), Short.toUnsignedInt(bytes.getShort(18)), true);
        }
        boolean hasAlpha = size >= FIRST_WITH_ALPHA_MASK
                && size != OS2_2
                && bytes.getInt(COMPRESSION) == BITFIELDS
                && bytes.getInt(ALPHA_MASK) != 0;
        return new BmpHeader(Math.abs(bytes.getInt(22)), bytes.getInt(18), !hasAlpha);
    }

    /// The same file for a reader that knows only the headers of Windows: OS/2's second begins as Windows' third does
    /// and goes on with nothing of interest.
    public static byte[] asWindows(byte[] encoded) {
        var bytes = ByteBuffer.wrap(encoded).order(ByteOrder.LITTLE_ENDIAN);
        if (encoded.length < FILE_HEADER + OS2_2 || bytes.getInt(FILE_HEADER) != OS2_2) {
            return encoded;
        }
        int more = OS2_2 - WINDOWS_3;
        var plain = Arrays.copyOf(encoded, encoded.length - more);
        System.arraycopy(
                encoded, FILE_HEADER + OS2_2, plain, FILE_HEADER + WINDOWS_3, encoded.length - FILE_HEADER - OS2_2);
        ByteBuffer.wrap(plain)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(FILE_HEADER, WINDOWS_3)
                .putInt(OFFSET_OF_PIXELS, bytes.getInt(OFFSET_OF_PIXELS) - more);
        return plain;
    }
}
