package dev.dinoscope.engine.data.load;

import java.lang.foreign.MemorySegment;
import java.util.List;

/// What one step trains on. The memory belongs to the loader and is used again: a batch is valid until the
/// next one is asked for.
///
/// @param step counted from 0 over the whole run
/// @param epoch counted from 0
/// @param images float32 [batch, 3, side, side], normalised; 64-byte aligned
/// @param tokens int64 [batch, context]
/// @param rows the pairs' rows in the data set, replacements of broken ones included
/// @param broken what was wrong with the images in whose place others were taken; mostly empty
/// @param waitNanos how long the caller had to wait for it
public record Batch(
        long step,
        long epoch,
        MemorySegment images,
        MemorySegment tokens,
        Rows rows,
        List<String> broken,
        long waitNanos) {

    /// Number of pairs.
    public int size() {
        return rows.count();
    }
}
