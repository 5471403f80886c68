package dev.dinoscope.engine.data.decode.header;

import dev.dinoscope.engine.data.image.ImageSize;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a JPEG's segments (ITU-T T.81, B.2) say before the pixels begin.
///
/// @param components 1 for greyscale, 3 for colours, 4 for inks
/// @param progressive whether each scan only refines the pixels
/// @param adobeTransform how an Adobe program has mixed the components: 0 not at all, 1 YCbCr, 2 YCCK; -1 when
///     nothing is said
public record JpegHeader(
        ImageSize size, int components, boolean progressive, Orientation orientation, int adobeTransform) {
    public static final int START_OF_SCAN = 0xda;
    public static final int END_OF_IMAGE = 0xd9;
    private static final int APP1 = 0xe1;
    private static final int APP14 = 0xee;
    private static final byte[] ADOBE = "Adobe".getBytes(StandardCharsets.ISO_8859_1);
    private static final int ADOBE_TRANSFORM = 11;
    private static final int INKS = 4;

    /// The value of [#adobeTransform] for YCCK.
    public static final int YCCK = 2;

    /// Leaves the buffer where the first scan's segment begins, after its marker.
    ///
    /// @return a size of 0 when the pixels begin without one
    /// @throws BufferUnderflowException when the file ends before its size
    public static JpegHeader read(ByteBuffer bytes) {
        var segments = new Segments();
        bytes.position(2);
        try {
            while (segments.take(bytes)) {
                // What counts may stand after the size.
            }
        } catch (BufferUnderflowException | IndexOutOfBoundsException cut) {
            if (segments.size == null) {
                throw cut;
            }
        }
        return segments.header();
    }

    private static final class Segments {
        private @Nullable ImageSize size;
        private int components;
        private boolean progressive;
        private int adobe = -1;
        private @Nullable ByteBuffer exif;
        private @Nullable ByteBuffer xmp;

        /// @return whether the pixels are still to come
        boolean take(ByteBuffer bytes) {
            int marker = nextMarker(bytes);
            if (marker == START_OF_SCAN || marker == END_OF_IMAGE) {
                return false;
            }
            if (standsAlone(marker)) {
                return true;
            }
            int length = Math.max(0, Short.toUnsignedInt(bytes.getShort()) - 2);
            var content = bytes.slice(bytes.position(), Math.min(length, bytes.remaining()));
            if (isStartOfFrame(marker) && size == null) {
                size = new ImageSize(
                        Short.toUnsignedInt(content.getShort(1)), Short.toUnsignedInt(content.getShort(3)));
                components = content.get(5) & 0xff;
                progressive = (marker & 3) == 2;
            } else if (marker == APP1 && Exif.is(content)) {
                exif = exif == null ? content : joined(exif, Exif.withoutPrefix(content));
            } else if (marker == APP1 && Xmp.is(content)) {
                xmp = content;
            } else if (marker == APP14 && isAdobe(content)) {
                adobe = content.get(ADOBE_TRANSFORM) & 0xff;
            }
            bytes.position(bytes.position() + Math.min(length, bytes.remaining()));
            return true;
        }

        /// What is too long for one segment goes on in the next.
        private static ByteBuffer joined(ByteBuffer first, ByteBuffer second) {
            return ByteBuffer.allocate(first.remaining() + second.remaining())
                    .put(first.slice())
                    .put(second.slice())
                    .flip();
        }

        JpegHeader header() {
            var orientation = Orientation.first(
                    Optional.ofNullable(exif).flatMap(Exif::orientation),
                    () -> Optional.ofNullable(xmp).flatMap(Xmp::orientation));
            var shown = size == null ? new ImageSize(0, 0) : size;
            return new JpegHeader(shown, components, progressive, orientation, adobe);
        }
    }

    /// Whether the components are inks (CMYK or YCCK).
    public boolean inks() {
        return components == INKS;
    }

    /// Skips fill bytes, and what damaged files have between segments.
    private static int nextMarker(ByteBuffer bytes) {
        int before = 0;
        while (true) {
            int code = bytes.get() & 0xff;
            if (before == 0xff && code != 0xff && code != 0) {
                return code;
            }
            before = code;
        }
    }

    private static boolean standsAlone(int marker) {
        return marker == 0x01 || (marker >= 0xd0 && marker <= 0xd8);
    }

    private static boolean isStartOfFrame(int marker) {
        return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
    }

    private static boolean isAdobe(ByteBuffer content) {
        return content.remaining() > ADOBE_TRANSFORM
                && content.slice(0, ADOBE.length).equals(ByteBuffer.wrap(ADOBE));
    }
}
