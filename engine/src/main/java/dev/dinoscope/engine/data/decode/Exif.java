package dev.dinoscope.engine.data.decode;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// The one thing of interest in EXIF data: how the camera was held.
final class Exif {
    private static final byte[] PREFIX = "Exif\0\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final int LITTLE_ENDIAN = 0x4949;
    private static final int BIG_ENDIAN = 0x4d4d;
    private static final int ENTRY_BYTES = 12;
    private static final int ORIENTATION_TAG = 0x0112;

    private Exif() {}

    /// Whether a JPEG's APP1 segment is EXIF data.
    static boolean is(ByteBuffer content) {
        return content.remaining() > PREFIX.length
                && content.slice(content.position(), PREFIX.length).equals(ByteBuffer.wrap(PREFIX));
    }

    /// @param content with or without the prefix that JPEGs put before it; what is damaged counts as upright
    static Orientation orientation(ByteBuffer content) {
        int prefix = is(content) ? PREFIX.length : 0;
        if (content.remaining() < prefix + 8) {
            return Orientation.UPRIGHT;
        }
        var bytes = content.slice(content.position() + prefix, content.remaining() - prefix);
        int order = bytes.getShort(0) & 0xffff;
        if (order != LITTLE_ENDIAN && order != BIG_ENDIAN) {
            return Orientation.UPRIGHT;
        }
        bytes.order(order == LITTLE_ENDIAN ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int directory = bytes.getInt(4);
        if (directory < 8 || directory > bytes.limit() - 2) {
            return Orientation.UPRIGHT;
        }
        int entries = bytes.getShort(directory) & 0xffff;
        for (int entry = 0; entry < entries; entry++) {
            int at = directory + 2 + entry * ENTRY_BYTES;
            if (at > bytes.limit() - ENTRY_BYTES) {
                break;
            }
            if ((bytes.getShort(at) & 0xffff) == ORIENTATION_TAG) {
                return Orientation.of(bytes.getShort(at + 8) & 0xffff);
            }
        }
        return Orientation.UPRIGHT;
    }
}
