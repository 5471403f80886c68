package dev.dinoscope.engine.data.decode;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.zip.CRC32;

/// The chunks of a PNG (PNG 3, 5.3), one after the other up to the end of the image.
final class PngChunks {
    static final int TRANSPARENCY = 0x74524e53;
    static final int EXIF = 0x65584966;
    static final int TEXT = 0x74455874;
    static final int COMPRESSED_TEXT = 0x7a545874;
    static final int INTERNATIONAL_TEXT = 0x69545874;
    private static final int END = 0x49454e44;
    private static final int FIRST = 8;
    private static final int BEFORE_CONTENT = 8;
    private static final int OVERHEAD = 12;
    private static final int ANCILLARY_BIT = 0x20000000;

    private PngChunks() {}

    /// @param content what there is of it
    /// @param whole whether its checksum is there and fits
    record Chunk(int type, ByteBuffer content, boolean whole) {
        /// Whether pixels come out wrong without it.
        boolean isNeeded() {
            return (type & ANCILLARY_BIT) == 0 || type == TRANSPARENCY;
        }

        String name() {
            var letters = ByteBuffer.allocate(Integer.BYTES).putInt(type).array();
            return new String(letters, StandardCharsets.ISO_8859_1);
        }
    }

    /// @param checked whether checksums are made; otherwise every chunk counts as whole
    static void forEach(ByteBuffer bytes, boolean checked, Consumer<Chunk> consumer) {
        long at = FIRST;
        while (at + OVERHEAD <= bytes.limit()) {
            int from = (int) at + BEFORE_CONTENT;
            int type = bytes.getInt((int) at + Integer.BYTES);
            int length = bytes.getInt((int) at);
            if (length < 0) {
                return;
            }
            var content = bytes.slice(from, Math.min(length, bytes.limit() - from));
            consumer.accept(new Chunk(type, content, !checked || isWhole(bytes, from, length)));
            if (type == END) {
                return;
            }
            at += OVERHEAD + (long) length;
        }
    }

    private static boolean isWhole(ByteBuffer bytes, int from, int length) {
        long end = (long) from + length;
        if (end + Integer.BYTES > bytes.limit()) {
            return false;
        }
        var crc = new CRC32();
        crc.update(bytes.slice(from - Integer.BYTES, Integer.BYTES + length));
        return (int) crc.getValue() == bytes.getInt((int) end);
    }
}
