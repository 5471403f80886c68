package dev.dinoscope.engine.data.decode;

import dev.dinoscope.engine.data.image.ImageSize;
import java.nio.ByteBuffer;

/// A PNG's size, and its orientation where an `eXIf` chunk precedes the pixels (PNG 3, 11.2.1 and 11.3.4.5).
final class PngHeader {
    private static final int FIRST_CHUNK = 8;
    private static final int CHUNK_OVERHEAD = 12;
    private static final int EXIF = 0x65584966;
    private static final int PIXELS = 0x49444154;

    private PngHeader() {}

    static ImageHeader read(ByteBuffer bytes) {
        var size = new ImageSize(bytes.getInt(20), bytes.getInt(16));
        return new ImageHeader(ImageFormat.PNG, size, orientation(bytes));
    }

    private static Orientation orientation(ByteBuffer bytes) {
        long at = FIRST_CHUNK;
        while (at + CHUNK_OVERHEAD <= bytes.limit()) {
            int length = bytes.getInt((int) at);
            int type = bytes.getInt((int) at + 4);
            if (length < 0 || type == PIXELS) {
                break;
            }
            if (type == EXIF) {
                int from = (int) at + 8;
                return Exif.orientation(bytes.slice(from, Math.min(length, bytes.limit() - from)));
            }
            at += CHUNK_OVERHEAD + length;
        }
        return Orientation.UPRIGHT;
    }
}
