package dev.dinoscope.engine.data.load;

import java.lang.foreign.MemorySegment;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;

/// What one step trains on. The memory belongs to the loader and is used again: a batch is valid until the
/// next one is asked for.
///
/// @param step counted from 0 over the whole run
/// @param epoch counted from 0
/// @param tensors by name, as the method's [BatchField]s declare them; 64-byte aligned
/// @param rows the pairs' rows in the data set, replacements of broken ones included
/// @param broken what was wrong with the images in whose place others were taken; mostly empty
/// @param madeCaptions second captions that had to be made of the first, since the image has no other: a
///     method that means captions of another origin (ALIP) is not what its authors trained then
/// @param waitNanos how long the caller had to wait for it
public record Batch(
        long step,
        long epoch,
        SequencedMap<String, MemorySegment> tensors,
        Rows rows,
        List<String> broken,
        int madeCaptions,
        long waitNanos) {
    public Batch {
        tensors = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(tensors));
    }

    /// @throws IllegalArgumentException if no field declares it
    public MemorySegment tensor(String name) {
        var tensor = tensors.get(name);
        if (tensor == null) {
            throw new IllegalArgumentException(
                    String.format(Locale.ROOT, "a batch holds %s, no %s", tensors.keySet(), name));
        }
        return tensor;
    }

    /// Number of pairs.
    public int size() {
        return rows.count();
    }
}
