package dev.dinoscope.engine.data.decode.header;

import dev.dinoscope.engine.data.image.BrokenImageException;
import dev.dinoscope.engine.data.image.ImageSize;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// What an image file says about itself before its pixels begin.
///
/// @param stored size of the pixels in the file, before they are turned upright
/// @param orientation how to turn them
public record ImageHeader(ImageFormat format, ImageSize stored, Orientation orientation) {

    /// @param start the file, or so much of its beginning that the header is in it
    /// @throws BrokenImageException when it is none of the known formats or the header is cut short
    public static ImageHeader read(String name, byte[] start) throws BrokenImageException {
        var format = ImageFormat.of(start)
                .orElseThrow(() -> new BrokenImageException(
                        name, start.length == 0 ? "is empty" : "is no JPEG, PNG, WebP, GIF or BMP image"));
        var bytes = ByteBuffer.wrap(start);
        try {
            var header = switch (format) {
                case JPEG -> jpeg(bytes);
                case PNG -> PngHeader.read(bytes);
                case WEBP -> WebpHeader.read(bytes);
                case GIF -> gif(bytes);
                case BMP -> bmp(bytes);
            };
            if (header.stored.height() <= 0 || header.stored.width() <= 0) {
                throw new BrokenImageException(name, "its " + format + " header gives a size of " + header.stored);
            }
            return header;
        } catch (BufferUnderflowException | IndexOutOfBoundsException | IllegalArgumentException _) {
            throw new BrokenImageException(name, "its " + format + " header is cut short");
        }
    }

    /// Size of the upright image.
    public ImageSize size() {
        return orientation.upright(stored);
    }

    private static ImageHeader jpeg(ByteBuffer bytes) {
        var header = JpegHeader.read(bytes);
        return new ImageHeader(ImageFormat.JPEG, header.size(), header.orientation());
    }

    private static ImageHeader gif(ByteBuffer bytes) {
        bytes.order(ByteOrder.LITTLE_ENDIAN);
        return upright(ImageFormat.GIF, bytes.getShort(8) & 0xffff, bytes.getShort(6) & 0xffff);
    }

    private static ImageHeader bmp(ByteBuffer bytes) {
        var header = BmpHeader.read(bytes);
        return upright(ImageFormat.BMP, header.height(), header.width());
    }

    static ImageHeader upright(ImageFormat format, int height, int width) {
        return new ImageHeader(format, new ImageSize(height, width), Orientation.UPRIGHT);
    }
}
