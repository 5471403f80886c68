package dev.dinoscope.engine.data.decode;

import dev.dinoscope.engine.data.image.BrokenImageException;
import dev.dinoscope.engine.data.image.ImageSize;
import dev.dinoscope.engine.data.image.Picture;

/// Makes pictures of JPEG, PNG, WebP, GIF (first frame) and BMP files, told apart by their first bytes.
/// Everything becomes upright RGB: EXIF rotation is applied, greyscale, palettes, CMYK and 16 bits are
/// converted, transparency is laid over the background. Holds native handles and scratch memory: for one
/// thread, closed when done.
public interface ImageDecoder extends AutoCloseable {
    /// See [#scale].
    int SMALLEST_SCALE = 8;

    /// Size of the upright image, from its header alone.
    ///
    /// @param name for messages: a file, or an entry of an archive
    /// @param encoded the whole file
    /// @throws BrokenImageException when the header is damaged, of another format, or asks for too much memory
    ImageSize size(String name, byte[] encoded) throws BrokenImageException;

    /// @param shrink as in [dev.dinoscope.engine.data.image.PictureReader#read]
    /// @return valid until the next call: its memory is used again
    /// @throws BrokenImageException when the file is truncated or damaged
    Picture decode(String name, byte[] encoded, float shrink) throws BrokenImageException;

    @Override
    void close();

    /// By what both sides are really divided, in formats that can be decoded smaller: a power of two up to 8,
    /// for which libjpeg-turbo has vector code.
    static int scale(float shrink) {
        int scale = 1;
        while (scale < SMALLEST_SCALE && 2 * scale <= shrink) {
            scale *= 2;
        }
        return scale;
    }
}
