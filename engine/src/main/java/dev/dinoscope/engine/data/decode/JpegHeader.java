package dev.dinoscope.engine.data.decode;

import dev.dinoscope.engine.data.image.ImageSize;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// What a JPEG's segments (ITU-T T.81, B.2) say before the pixels begin.
///
/// @param components 1 for greyscale, 3 for colours, 4 for inks
/// @param adobeTransform how an Adobe program has mixed the components: 0 not at all, 1 YCbCr, 2 YCCK; -1 when
///     nothing is said
record JpegHeader(ImageSize size, int components, Orientation orientation, int adobeTransform) {
    private static final int START_OF_SCAN = 0xda;
    private static final int END_OF_IMAGE = 0xd9;
    private static final int APP1 = 0xe1;
    private static final int APP14 = 0xee;
    private static final byte[] ADOBE = "Adobe".getBytes(StandardCharsets.ISO_8859_1);
    private static final int ADOBE_TRANSFORM = 11;
    private static final int INKS = 4;

    /// The value of [#adobeTransform] for YCCK.
    static final int YCCK = 2;

    /// @return a size of 0 when the pixels begin without one
    /// @throws java.nio.BufferUnderflowException when the file ends before its size
    static JpegHeader read(ByteBuffer bytes) {
        var orientation = Orientation.UPRIGHT;
        int adobe = -1;
        bytes.position(2);
        while (true) {
            int marker = nextMarker(bytes);
            if (marker == START_OF_SCAN || marker == END_OF_IMAGE) {
                return new JpegHeader(new ImageSize(0, 0), 0, orientation, adobe);
            }
            if (standsAlone(marker)) {
                continue;
            }
            int length = Math.max(0, Short.toUnsignedInt(bytes.getShort()) - 2);
            var content = bytes.slice(bytes.position(), Math.min(length, bytes.remaining()));
            if (isStartOfFrame(marker)) {
                var size = new ImageSize(
                        Short.toUnsignedInt(content.getShort(1)), Short.toUnsignedInt(content.getShort(3)));
                return new JpegHeader(size, content.get(5) & 0xff, orientation, adobe);
            }
            if (marker == APP1 && Exif.is(content)) {
                orientation = Exif.orientation(content);
            } else if (marker == APP14 && isAdobe(content)) {
                adobe = content.get(ADOBE_TRANSFORM) & 0xff;
            }
            bytes.position(bytes.position() + length);
        }
    }

    /// Whether the end of the image is in the file. Decoders fill in what is missing, at most with a
    /// warning that the next one hides.
    static boolean hasEnd(byte[] encoded) {
        var bytes = ByteBuffer.wrap(encoded);
        read(bytes); // a preview inside the header has an end of its own
        for (int at = encoded.length - 2; at >= bytes.position(); at--) {
            if ((encoded[at] & 0xff) == 0xff && (encoded[at + 1] & 0xff) == END_OF_IMAGE) {
                return true;
            }
        }
        return false;
    }

    /// Whether the components are inks (CMYK or YCCK).
    boolean inks() {
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
