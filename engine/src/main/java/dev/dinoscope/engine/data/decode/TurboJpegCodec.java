package dev.dinoscope.engine.data.decode;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import dev.dinoscope.engine.data.decode.header.ImageHeader;
import dev.dinoscope.engine.data.image.BrokenImageException;
import dev.dinoscope.engine.data.image.Picture;
import java.lang.foreign.MemorySegment;

/// JPEG through TurboJPEG: with the accurate transform and smooth chroma, the same pixels as Pillow's.
final class TurboJpegCodec implements Codec {
    private static final int HEADER_INTS = 4;
    private final TurboJpeg library;
    private final NativeMemory header = new NativeMemory();
    private final NativeMemory input = new NativeMemory();
    private final NativeMemory output = new NativeMemory();
    private final PixelMemory pixels = new PixelMemory();
    private final PixelMemory inks = new PixelMemory();

    TurboJpegCodec(TurboJpeg library) {
        this.library = library;
    }

    /// Each image has a decompressor of its own: libjpeg keeps tables from one image to the next, so that a
    /// damaged one would break those after it, and pixels would depend on what the same thread had decoded
    /// before.
    @Override
    public Picture decode(String name, byte[] encoded, ImageHeader expected, float shrink) throws BrokenImageException {
        var handle = library.init();
        try {
            return decode(handle, name, encoded, expected, shrink);
        } finally {
            library.destroy(handle);
        }
    }

    private Picture decode(MemorySegment handle, String name, byte[] encoded, ImageHeader expected, float shrink)
            throws BrokenImageException {
        var jpeg = input.of(encoded.length);
        MemorySegment.copy(encoded, 0, jpeg, JAVA_BYTE, 0, encoded.length);
        boolean inked = readHeader(handle, name, jpeg, expected);
        int scale = ImageDecoder.scale(shrink);
        int width = Math.ceilDiv(expected.stored().width(), scale);
        int height = Math.ceilDiv(expected.stored().height(), scale);
        int channels = inked ? Inks.CHANNELS : Picture.CHANNELS;
        var decoded = output.of((long) channels * height * width);
        if (!library.decompress(handle, jpeg, decoded, width, height, inked ? TurboJpeg.CMYK : TurboJpeg.RGB)) {
            var message = library.message(handle);
            if (library.isFatal(handle) || JpegWarnings.meansDamage(message)) {
                throw new BrokenImageException(name, message);
            }
        }
        var rgb = pixels.ofAtLeast(Picture.bytes(height, width));
        var target = inked ? inks.ofAtLeast(decoded.byteSize()) : rgb;
        MemorySegment.copy(decoded, JAVA_BYTE, 0, target, 0, (int) decoded.byteSize());
        if (inked) {
            Inks.toRgb(target, rgb, height * width);
        }
        return new Picture(height, width, rgb);
    }

    /// @return whether only inks can be had of the image
    private boolean readHeader(MemorySegment handle, String name, MemorySegment jpeg, ImageHeader expected)
            throws BrokenImageException {
        var ints = header.of(HEADER_INTS * JAVA_INT.byteSize());
        if (!library.header(handle, jpeg, ints) && library.isFatal(handle)) {
            throw new BrokenImageException(name, library.message(handle));
        }
        int width = ints.getAtIndex(JAVA_INT, 0);
        int height = ints.getAtIndex(JAVA_INT, 1);
        if (width != expected.stored().width() || height != expected.stored().height()) {
            throw new BrokenImageException(
                    name, "its headers disagree: " + expected.stored() + " and " + width + " × " + height);
        }
        int space = ints.getAtIndex(JAVA_INT, 3);
        return space == TurboJpeg.SPACE_CMYK || space == TurboJpeg.SPACE_YCCK;
    }

    @Override
    public void close() {
        header.close();
        input.close();
        output.close();
    }
}
