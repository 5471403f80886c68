package dev.dinoscope.engine.train.loop;

import dev.dinoscope.engine.run.RunDirectory;
import dev.dinoscope.engine.run.checkpoint.CheckpointStore;
import dev.dinoscope.engine.run.tensors.ElementType;
import dev.dinoscope.engine.run.tensors.StoredTensor;
import dev.dinoscope.engine.run.tensors.TensorFile;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Predicate;

/// Writes numbers into a run's newest checkpoint that no training has put there.
final class SpoiltCheckpoint {
    private SpoiltCheckpoint() {}

    /// @param wanted names of tensors of the weights
    /// @param value for the first number of each
    static void write(RunDirectory run, Predicate<String> wanted, float value) throws IOException {
        var store = new CheckpointStore(run.checkpoints(), 2, InstantSource.system());
        var checkpoint = store.load(warning -> {
                    throw new AssertionError(warning);
                })
                .orElseThrow();
        var files = new LinkedHashMap<String, List<StoredTensor>>();
        for (var part : checkpoint.names()) {
            try (var file = checkpoint.open(part)) {
                files.put(
                        part,
                        file.tensors().values().stream()
                                .map(tensor -> copy(
                                        tensor,
                                        !part.equals(TensorFile.OPTIMISER.key()) && wanted.test(tensor.name()),
                                        value))
                                .toList());
            }
        }
        store.save(checkpoint.step(), files, checkpoint.metadata());
    }

    private static StoredTensor copy(StoredTensor tensor, boolean spoilt, float value) {
        if (tensor.type() != ElementType.F32) {
            return new StoredTensor(
                    tensor.name(), tensor.type(), tensor.shape(), MemorySegment.ofArray(tensor.toBytes()));
        }
        var values = tensor.toFloats();
        if (spoilt) {
            values[0] = value;
        }
        return StoredTensor.ofFloats(tensor.name(), tensor.shape(), values);
    }
}
