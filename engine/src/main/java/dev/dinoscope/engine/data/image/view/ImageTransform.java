package dev.dinoscope.engine.data.image.view;

import dev.dinoscope.engine.data.image.PictureReader;
import dev.dinoscope.engine.data.seed.SampleRandom;
import java.io.IOException;
import java.lang.foreign.MemorySegment;

/// From one image to normalised float32 [3, side, side]. Holds its scratch memory: one instance a thread.
public interface ImageTransform {
    /// Side of the square output, in pixels.
    int side();

    /// @param row is opened by this
    /// @param random decides everything that is left to chance
    /// @param into where the image begins at `offset` bytes
    /// @throws BrokenImageException when the image cannot be decoded; nothing is written then
    void apply(PictureReader images, int row, SampleRandom random, MemorySegment into, long offset) throws IOException;

    /// Bytes of one output image.
    default long outputBytes() {
        return 3L * side() * side() * Float.BYTES;
    }
}
