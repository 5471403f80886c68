package dev.dinoscope.engine.data.check;

import dev.dinoscope.engine.data.decode.header.ImageFormat;

/// What an image file's pixels are, from its header.
final class ColourKind {
    private static final int PNG_DEPTH = 24;
    private static final int PNG_TYPE = 25;

    private ColourKind() {}

    static String of(ImageFormat format, byte[] encoded) {
        return switch (format) {
            case JPEG -> jpeg(encoded);
            case PNG -> png(encoded);
            case GIF -> "palette";
            case WEBP, BMP -> "colour";
        };
    }

    private static String png(byte[] bytes) {
        if (bytes.length <= PNG_TYPE) {
            return "unknown";
        }
        var kind = switch (bytes[PNG_TYPE]) {
            case 0 -> "grey";
            case 3 -> "palette";
            case 4 -> "grey with transparency";
            case 6 -> "colour with transparency";
            default -> "colour";
        };
        return bytes[PNG_DEPTH] == 16 ? kind + ", 16 bits" : kind;
    }

    /// The number of components stands in the start of frame (ITU-T T.81, B.2.2).
    private static String jpeg(byte[] bytes) {
        int at = 2;
        while (at + 9 < bytes.length) {
            int marker = bytes[at + 1] & 0xff;
            if ((bytes[at] & 0xff) != 0xff) {
                return "unknown";
            }
            boolean frame = marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
            if (frame) {
                return switch (bytes[at + 9]) {
                    case 1 -> "grey";
                    case 4 -> "inks (CMYK)";
                    default -> "colour";
                };
            }
            at += 2 + ((bytes[at + 2] & 0xff) << 8 | (bytes[at + 3] & 0xff));
        }
        return "unknown";
    }
}
