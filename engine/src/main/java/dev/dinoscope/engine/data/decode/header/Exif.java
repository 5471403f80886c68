package dev.dinoscope.engine.data.decode.header;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// The one thing of interest in EXIF data: how the camera was held. Read as Pillow reads it: any type of number
/// will do, of several values the first counts, of several entries the last.
final class Exif {
    private static final byte[] PREFIX = "Exif\0\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final int LITTLE_ENDIAN = 0x4949;
    private static final int BIG_ENDIAN = 0x4d4d;
    private static final int HEADER_BYTES = 8;
    private static final int ENTRY_BYTES = 12;
    private static final int BYTES_IN_ENTRY = 4;
    private static final int ORIENTATION_TAG = 0x0112;

    private Exif() {}

    /// Whether a JPEG's APP1 segment is EXIF data.
    static boolean is(ByteBuffer content) {
        return content.remaining() >= PREFIX.length
                && content.slice(content.position(), PREFIX.length).equals(ByteBuffer.wrap(PREFIX));
    }

    /// What follows the prefix that JPEGs, and some writers of other formats, put before the data.
    static ByteBuffer withoutPrefix(ByteBuffer content) {
        var rest = content.slice();
        while (is(rest)) {
            rest = rest.slice(PREFIX.length, rest.remaining() - PREFIX.length);
        }
        return rest;
    }

    /// @param content with or without the prefix
    /// @return what the tag says, [Orientation#UPRIGHT] where that is nonsense; empty where there is none, or the
    ///     data are damaged before it
    static Optional<Orientation> orientation(ByteBuffer content) {
        var bytes = withoutPrefix(content);
        if (bytes.limit() < HEADER_BYTES) {
            return Optional.empty();
        }
        int order = Short.toUnsignedInt(bytes.getShort(0));
        if (order != LITTLE_ENDIAN && order != BIG_ENDIAN) {
            return Optional.empty();
        }
        bytes.order(order == LITTLE_ENDIAN ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        long directory = Integer.toUnsignedLong(bytes.getInt(4));
        return directory < HEADER_BYTES || directory > bytes.limit() - Short.BYTES
                ? Optional.empty()
                : inDirectory(bytes, (int) directory);
    }

    private static Optional<Orientation> inDirectory(ByteBuffer bytes, int directory) {
        int entries = Short.toUnsignedInt(bytes.getShort(directory));
        var found = Optional.<Orientation>empty();
        int at = directory + Short.BYTES;
        for (int entry = 0; entry < entries && at <= bytes.limit() - ENTRY_BYTES; entry++, at += ENTRY_BYTES) {
            if (Short.toUnsignedInt(bytes.getShort(at)) == ORIENTATION_TAG) {
                var value = value(bytes, at);
                found = value.isPresent() ? value : found;
            }
        }
        return found;
    }

    /// TIFF 6.0, section 2: what has no room in the entry lies where it points.
    private static Optional<Orientation> value(ByteBuffer bytes, int entry) {
        var type = TiffNumber.of(Short.toUnsignedInt(bytes.getShort(entry + 2)));
        long size = type.bytes() * Integer.toUnsignedLong(bytes.getInt(entry + 4));
        int place = entry + 8;
        long from = size > BYTES_IN_ENTRY ? Integer.toUnsignedLong(bytes.getInt(place)) : place;
        return size == 0 || from + size > bytes.limit()
                ? Optional.empty()
                : Optional.of(Orientation.of(type.read(bytes, (int) from)));
    }
}
