package dev.dinoscope.engine.data.decode;

import dev.dinoscope.engine.data.decode.header.JpegHeader;
import java.nio.ByteBuffer;
import java.util.Optional;

/// What can be wrong with a JPEG's pixels before any is decoded.
final class JpegPixels {
    /// Encoders write 1 to 15. A scan of a progressive image takes as long as a picture of its own, and a few bytes
    /// are enough for one: a small file could decode for minutes.
    private static final int ALWAYS_ALLOWED = 16;

    private static final int MOST_SCANS = 64;
    /// What all scans together may decode, beyond those that are always allowed.
    private static final long MOST_PIXELS = 250_000_000;

    private JpegPixels() {}

    /// @return in words, what makes the file unfit to be decoded
    static Optional<String> fault(byte[] encoded) {
        var bytes = ByteBuffer.wrap(encoded);
        var header = JpegHeader.read(bytes);
        int from = bytes.position(); // a preview inside the header has an end of its own
        if (!hasEnd(encoded, from)) {
            return Optional.of("is cut short: its JPEG data have no end");
        }
        boolean several = header.progressive() || componentsOfScan(encoded, from) < header.components();
        int most = Math.clamp(MOST_PIXELS / Math.max(1, header.size().pixels()), ALWAYS_ALLOWED, MOST_SCANS);
        if (several && hasMoreScans(encoded, from, most)) {
            return Optional.of(
                    "has more than " + most + " progressive scans, which would take too long to decode; save it anew");
        }
        return Optional.empty();
    }

    /// Decoders fill in what is missing, at most with a warning that the next one hides.
    private static boolean hasEnd(byte[] encoded, int from) {
        for (int at = encoded.length - 2; at >= from; at--) {
            if ((encoded[at] & 0xff) == 0xff && (encoded[at + 1] & 0xff) == JpegHeader.END_OF_IMAGE) {
                return true;
            }
        }
        return false;
    }

    private static int componentsOfScan(byte[] encoded, int from) {
        return from + 2 < encoded.length ? encoded[from + 2] & 0xff : 0;
    }

    /// Within pixels 0xff is followed by 0, or by a restart.
    private static boolean hasMoreScans(byte[] encoded, int from, int most) {
        int scans = 1;
        int at = from;
        while (at + 3 < encoded.length) {
            int marker = encoded[at] == (byte) 0xff ? encoded[at + 1] & 0xff : 0;
            if (marker == JpegHeader.END_OF_IMAGE) {
                return false;
            }
            if (marker == JpegHeader.START_OF_SCAN && ++scans > most) {
                return true;
            }
            at += isSegment(marker) ? 2 + ((encoded[at + 2] & 0xff) << 8 | (encoded[at + 3] & 0xff)) : 1;
        }
        return false;
    }

    private static boolean isSegment(int marker) {
        return marker >= 0xc0 && marker < 0xff && !(marker >= 0xd0 && marker <= 0xd9);
    }
}
