package dev.dinoscope.engine.train.model;

import dev.dinoscope.engine.eval.Embeddings;
import dev.dinoscope.engine.torch.NamedTensors;
import dev.dinoscope.engine.torch.TensorMemory;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// Collects what a method of static size gives, chunk by chunk, into whole tensors. The last chunk's rows
/// beyond the end are dropped.
final class CollectedFeatures {
    private final int rows;
    private final SequencedMap<String, Feature> features = new LinkedHashMap<>();

    CollectedFeatures(int rows) {
        this.rows = rows;
    }

    /// @param from row at which the chunk begins
    void add(NamedTensors outputs, TensorMemory memory, int from) {
        outputs.asMap().forEach((name, tensor) -> {
            var dims = tensor.shape().dims();
            add(name, Arrays.copyOfRange(dims, 1, dims.length), memory.floats(tensor), from);
        });
    }

    private void add(String name, long[] dims, float[] chunk, int from) {
        var perRow = chunk.length / TracedLearner.CHUNK;
        var whole = features.computeIfAbsent(name, n -> new Feature(rows, dims, new float[rows * perRow]));
        System.arraycopy(chunk, 0, whole.values(), from * perRow, Math.min(TracedLearner.CHUNK, rows - from) * perRow);
    }

    SequencedMap<String, Feature> asMap() {
        return Collections.unmodifiableSequencedMap(features);
    }

    /// The output of [TracedLearner#ENCODE_IMAGES] and [TracedLearner#ENCODE_TEXTS].
    Embeddings embeddings() {
        var feature = features.get(TracedLearner.EMBEDDING);
        if (feature == null) {
            throw new IllegalStateException("the program returned no " + TracedLearner.EMBEDDING);
        }
        return new Embeddings(rows, feature.values().length / rows, feature.values());
    }
}
