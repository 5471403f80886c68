package dev.dinoscope.engine.data.decode.header;

import dev.dinoscope.engine.data.image.ImageSize;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/// A WebP's size by the kind of its first chunk, its orientation from an `EXIF` or `XMP ` chunk that the header
/// announces, and where its first frame lies when it is animated (RFC 9649, 2.5 to 2.7).
public final class WebpHeader {
    private static final int FIRST_CHUNK = 12;
    private static final int CHUNK_HEADER = 8;
    private static final int LOSSY = 0x20385056;
    private static final int LOSSLESS = 0x4c385056;
    private static final int EXTENDED = 0x58385056;
    private static final int EXIF = 0x46495845;
    private static final int XMP = 0x20504d58;
    private static final int FRAME = 0x464d4e41;
    private static final int HAS_EXIF = 0x08;
    private static final int HAS_XMP = 0x04;
    private static final int ANIMATED = 0x02;
    private static final int FOURTEEN_BITS = 0x3fff;
    private static final int TWENTY_FOUR_BITS = 0xffffff;

    private WebpHeader() {}

    /// The upper left corner of a frame on the canvas, in pixels.
    public record Corner(int left, int top) {}

    /// Where the first frame of an animation lies; empty in a still image.
    public static Optional<Corner> firstFrame(ByteBuffer bytes) {
        bytes.order(ByteOrder.LITTLE_ENDIAN);
        boolean animated =
                bytes.getInt(FIRST_CHUNK) == EXTENDED && (bytes.get(FIRST_CHUNK + CHUNK_HEADER) & ANIMATED) != 0;
        return animated ? chunk(bytes, FRAME).map(WebpHeader::corner) : Optional.empty();
    }

    /// Both are stored halved.
    private static Corner corner(ByteBuffer frame) {
        frame.order(ByteOrder.LITTLE_ENDIAN);
        return new Corner(2 * (frame.getInt(0) & TWENTY_FOUR_BITS), 2 * (frame.getInt(2) >>> 8));
    }

    static ImageHeader read(ByteBuffer bytes) {
        bytes.order(ByteOrder.LITTLE_ENDIAN);
        int content = FIRST_CHUNK + CHUNK_HEADER;
        return switch (bytes.getInt(FIRST_CHUNK)) {
            case LOSSY ->
                ImageHeader.upright(
                        ImageFormat.WEBP,
                        bytes.getShort(content + 8) & FOURTEEN_BITS,
                        bytes.getShort(content + 6) & FOURTEEN_BITS);
            case LOSSLESS -> {
                int bits = bytes.getInt(content + 1);
                yield ImageHeader.upright(
                        ImageFormat.WEBP, ((bits >>> 14) & FOURTEEN_BITS) + 1, (bits & FOURTEEN_BITS) + 1);
            }
            case EXTENDED -> {
                int width = (bytes.getInt(content + 4) & TWENTY_FOUR_BITS) + 1;
                int height = (bytes.getInt(content + 6) >>> 8) + 1;
                yield new ImageHeader(
                        ImageFormat.WEBP, new ImageSize(height, width), orientation(bytes, bytes.get(content)));
            }
            default -> ImageHeader.upright(ImageFormat.WEBP, 0, 0);
        };
    }

    private static Orientation orientation(ByteBuffer bytes, int announced) {
        return Orientation.first(
                (announced & HAS_EXIF) == 0
                        ? Optional.empty()
                        : chunk(bytes, EXIF).flatMap(Exif::orientation),
                () -> (announced & HAS_XMP) == 0
                        ? Optional.empty()
                        : chunk(bytes, XMP).flatMap(Xmp::orientation));
    }

    /// The first of a kind.
    private static Optional<ByteBuffer> chunk(ByteBuffer bytes, int kind) {
        long at = FIRST_CHUNK;
        while (at + CHUNK_HEADER <= bytes.limit()) {
            int length = bytes.getInt((int) at + 4);
            if (length < 0) {
                break;
            }
            if (bytes.getInt((int) at) == kind) {
                int from = (int) at + CHUNK_HEADER;
                return Optional.of(bytes.slice(from, Math.min(length, bytes.limit() - from)));
            }
            at += CHUNK_HEADER + (long) length + (length & 1); // chunks begin at even places
        }
        return Optional.empty();
    }
}
