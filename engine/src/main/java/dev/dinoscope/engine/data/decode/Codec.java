package dev.dinoscope.engine.data.decode;

import dev.dinoscope.engine.data.decode.header.ImageHeader;
import dev.dinoscope.engine.data.image.BrokenImageException;
import dev.dinoscope.engine.data.image.Picture;

/// Decodes the pixels as they are stored, not yet upright. For one thread.
sealed interface Codec extends AutoCloseable permits TurboJpegCodec, ImageIoCodec {
    /// @param header of the same file, its size already found bearable
    /// @param shrink as in [ImageDecoder#decode]
    /// @return valid until the next call
    Picture decode(String name, byte[] encoded, ImageHeader header, float shrink) throws BrokenImageException;

    @Override
    void close();
}
