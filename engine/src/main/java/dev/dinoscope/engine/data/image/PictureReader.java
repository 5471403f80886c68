package dev.dinoscope.engine.data.image;

import java.io.IOException;

/// Reads one image after the other into memory that it uses again. For one thread; closed by whoever opened it.
public interface PictureReader extends AutoCloseable {
    /// Moves to a row. Pixels are not decoded yet, where the format tells the size without.
    ///
    /// @return the image's own size, upright
    /// @throws BrokenImageException when it cannot be decoded
    ImageSize open(int row) throws IOException;

    /// The image of the row that is open; valid until the next row is opened.
    ///
    /// @param shrink by how much both sides may be divided at most, 1 or more; where decoding gets cheaper
    ///     by it the picture comes smaller, never smaller than that, with the aspect ratio kept up to
    ///     rounding
    /// @throws BrokenImageException when it cannot be decoded
    Picture read(float shrink) throws IOException;

    @Override
    void close();
}
