package dev.dinoscope.engine.data;

import dev.dinoscope.engine.data.image.BrokenImageException;
import dev.dinoscope.engine.data.image.Picture;
import dev.dinoscope.engine.data.image.PictureReader;
import java.io.IOException;

/// The images of a data set by row. Safe to use from many threads until closed.
public interface PairImages extends AutoCloseable {
    /// Number of images.
    int rows();

    /// One image at its full size, in memory of its own.
    ///
    /// @throws BrokenImageException when it cannot be decoded: reading it again gives the same
    /// @throws IOException when it cannot be read
    default Picture read(int row) throws IOException {
        try (var reader = reader()) {
            reader.open(row);
            return reader.read(1);
        }
    }

    /// Whether reading is mere copying: nothing is decoded.
    default boolean isDecoded() {
        return false;
    }

    /// Changes when any of the files changes that the images are read from; part of the key of whatever is kept of
    /// their pixels. Empty when the data set's hash says it all.
    default String stamps() {
        return "";
    }

    /// Reads many images on one thread without making garbage.
    PictureReader reader();

    @Override
    void close();
}
