package dev.dinoscope.engine.data.image;

import dev.dinoscope.engine.data.SampleRandom;
import dev.dinoscope.engine.data.store.ImageStore;
import java.lang.foreign.MemorySegment;

/// From one stored image to normalised float32 [3, side, side]. Holds its scratch memory: one instance a thread.
public interface ImageTransform {
    /// Side of the square output, in pixels.
    int side();

    /// @param random decides everything that is left to chance
    /// @param into where the image begins at `offset` bytes
    void apply(ImageStore images, int row, SampleRandom random, MemorySegment into, long offset);

    /// Bytes of one output image.
    default long outputBytes() {
        return 3L * side() * side() * Float.BYTES;
    }
}
