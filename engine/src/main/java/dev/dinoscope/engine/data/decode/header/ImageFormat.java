package dev.dinoscope.engine.data.decode.header;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/// Formats of image files, told by their first bytes: what a file is called does not count.
public enum ImageFormat {
    JPEG,
    PNG,
    WEBP,
    GIF,
    BMP;

    private static final byte[] PNG_SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

    /// The format of a file that begins so; empty when it is none of these.
    public static Optional<ImageFormat> of(byte[] start) {
        if (start.length >= 3 && start[0] == (byte) 0xff && start[1] == (byte) 0xd8 && start[2] == (byte) 0xff) {
            return Optional.of(JPEG);
        } else if (start.length >= PNG_SIGNATURE.length
                && Arrays.equals(start, 0, PNG_SIGNATURE.length, PNG_SIGNATURE, 0, PNG_SIGNATURE.length)) {
            return Optional.of(PNG);
        } else if (has(start, 0, "RIFF") && has(start, 8, "WEBP")) {
            return Optional.of(WEBP);
        } else if (has(start, 0, "GIF87a") || has(start, 0, "GIF89a")) {
            return Optional.of(GIF);
        }
        return has(start, 0, "BM") ? Optional.of(BMP) : Optional.empty();
    }

    private static boolean has(byte[] bytes, int at, String ascii) {
        return bytes.length >= at + ascii.length()
                && ascii.equals(new String(bytes, at, ascii.length(), StandardCharsets.ISO_8859_1));
    }
}
