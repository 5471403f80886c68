package dev.dinoscope.engine.data.decode.header;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.function.Consumer;
import java.util.zip.CRC32;

/// The chunks of a PNG (PNG 3, 5.3), one after the other up to the end of the image.
final class PngChunks {
    static final int EXIF = 0x65584966;
    static final int TEXT = 0x74455874;
    static final int COMPRESSED_TEXT = 0x7a545874;
    static final int INTERNATIONAL_TEXT = 0x69545874;
    private static final int END = 0x49454e44;
    private static final int FIRST = 8;
    private static final int BEFORE_CONTENT = 8;
    private static final int OVERHEAD = 12;
    /// Chunks that no pixel depends on here (PNG 3, 11.3).
    private static final Set<String> REMARKS = Set.of(
            "tEXt", "zTXt", "iTXt", "eXIf", "tIME", "pHYs", "bKGD", "hIST", "sPLT", "sBIT", "gAMA", "cHRM", "sRGB",
            "iCCP", "cICP", "mDCV", "cLLI", "acTL", "fcTL", "fdAT");

    private PngChunks() {}

    /// @param content what there is of it
    /// @param rest the file from the chunk's type on
    record Chunk(int type, ByteBuffer content, int length, ByteBuffer rest) {
        /// Whether its checksum is there and fits.
        boolean isWhole() {
            long end = (long) Integer.BYTES + length;
            if (end + Integer.BYTES > rest.limit()) {
                return false;
            }
            var crc = new CRC32();
            crc.update(rest.slice(0, (int) end));
            return (int) crc.getValue() == rest.getInt((int) end);
        }

        /// Whether pixels may come out wrong without it: a name that is not known may be a damaged one.
        boolean isNeeded() {
            return !REMARKS.contains(name());
        }

        String name() {
            var letters = ByteBuffer.allocate(Integer.BYTES).putInt(type).array();
            return new String(letters, StandardCharsets.ISO_8859_1);
        }
    }

    static void forEach(ByteBuffer bytes, Consumer<Chunk> consumer) {
        long at = FIRST;
        while (at + OVERHEAD <= bytes.limit()) {
            int from = (int) at + BEFORE_CONTENT;
            int type = bytes.getInt((int) at + Integer.BYTES);
            int length = bytes.getInt((int) at);
            if (length < 0) {
                return;
            }
            var content = bytes.slice(from, Math.min(length, bytes.limit() - from));
            var rest = bytes.slice(from - Integer.BYTES, bytes.limit() - from + Integer.BYTES);
            consumer.accept(new Chunk(type, content, length, rest));
            if (type == END) {
                return;
            }
            at += OVERHEAD + (long) length;
        }
    }
}
