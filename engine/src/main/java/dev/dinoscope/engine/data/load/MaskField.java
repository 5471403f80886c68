package dev.dinoscope.engine.data.load;

import dev.dinoscope.engine.data.seed.Hash64;
import dev.dinoscope.engine.data.seed.SampleRandom;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Map;
import java.util.Objects;

/// Fills the masks of a batch. One instance a worker.
final class MaskField {
    private static final long MASK_STREAM = 6;
    private final BatchField.PatchMasks field;
    private final BlockMasks masks;
    private final long seed;
    private final SampleRandom random = new SampleRandom();

    MaskField(BatchField.PatchMasks field, int pairs, long seed) {
        this.field = field;
        this.masks = new BlockMasks(field.config(), field.crops() * pairs, field.grid(), field.grid());
        this.seed = seed;
    }

    void fill(long step, Map<String, MemorySegment> tensors) {
        var mask = masks.draw(random.seed(seed, MASK_STREAM, step, Hash64.of(field.name())));
        var hidden = Objects.requireNonNull(tensors.get(field.name()));
        var index = Objects.requireNonNull(tensors.get(field.index()));
        var weight = Objects.requireNonNull(tensors.get(field.weight()));
        int patches = field.grid() * field.grid();
        int count = 0;
        for (int patch = 0; patch < mask.length; patch++) {
            hidden.set(ValueLayout.JAVA_BYTE, patch, (byte) (mask[patch] ? 1 : 0));
            if (mask[patch]) {
                index.setAtIndex(ValueLayout.JAVA_LONG, count, patch);
                weight.setAtIndex(ValueLayout.JAVA_FLOAT, count, 1f / masks.hidden(patch / patches));
                count++;
            }
        }
    }
}
