package dev.dinoscope.engine.train.model;

import dev.dinoscope.engine.run.checkpoint.Checkpoint;
import dev.dinoscope.engine.run.tensors.ElementType;
import dev.dinoscope.engine.run.tensors.Safetensors;
import dev.dinoscope.engine.run.tensors.StoredTensor;
import dev.dinoscope.engine.torch.Libtorch;
import dev.dinoscope.engine.torch.handle.NativeTensor;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;

/// A model in training as the tensor files of a checkpoint. Weights, their moving average and optimiser state are all
/// that a run carries from step to step: data order and seeds follow from the step.
public final class ModelFiles {
    static final String TOKENIZER_HASH = "tokenizer_hash";

    private final ModelInTraining model;
    private final Libtorch libtorch;
    private final String tokenizerHash;

    /// @param tokenizerHash empty for a method that reads no captions
    public ModelFiles(ModelInTraining model, String tokenizerHash) {
        this.model = model;
        this.libtorch = model.libtorch();
        this.tokenizerHash = tokenizerHash;
    }

    String tokenizerHash() {
        return tokenizerHash;
    }

    /// All state, by the name of its file.
    public SequencedMap<String, List<StoredTensor>> files() {
        var files = new LinkedHashMap<String, List<StoredTensor>>();
        model.parts().forEach((name, tensors) -> files.put(name, stored(tensors)));
        return files;
    }

    /// Fills the model from this checkpoint.
    ///
    /// @throws IOException when it was trained with other ids, or is of another model
    public void fill(Checkpoint checkpoint) throws IOException {
        requireSameTokenizer(checkpoint);
        for (var part : model.parts().entrySet()) {
            if (!checkpoint.names().contains(part.getKey())) {
                throw new IOException(String.format(
                        Locale.ROOT,
                        "%s holds no %s, which the recipe asks for; resume with the recipe it was trained with",
                        checkpoint.directory(),
                        part.getKey()));
            }
            fill(checkpoint, part.getKey(), part.getValue());
        }
    }

    /// Checkpoints of older versions say nothing of it.
    private void requireSameTokenizer(Checkpoint checkpoint) throws IOException {
        var trained = checkpoint.metadata().getOrDefault(TOKENIZER_HASH, tokenizerHash);
        if (!trained.equals(tokenizerHash)) {
            throw new IOException("the run's tokenizer.json is not the one that "
                    + checkpoint.directory()
                    + " was trained with: every caption would get other ids; put the file back as it was, or start"
                    + " another run");
        }
    }

    private void fill(Checkpoint checkpoint, String part, Map<String, NativeTensor> tensors) throws IOException {
        try (var file = checkpoint.open(part)) {
            for (var entry : tensors.entrySet()) {
                fill(checkpoint, file, entry.getKey(), entry.getValue());
            }
        }
    }

    private void fill(Checkpoint checkpoint, Safetensors file, String name, NativeTensor tensor) throws IOException {
        var stored = file.tensor(name);
        if (!stored.shape().equals(shape(tensor))) {
            throw new IOException(String.format(
                    Locale.ROOT,
                    "%s: %s has shape %s, but the recipe's model has %s; resume with the recipe it was trained with",
                    checkpoint.directory(),
                    name,
                    stored.shape(),
                    shape(tensor)));
        }
        libtorch.memory().write(tensor, stored.data());
    }

    private List<StoredTensor> stored(Map<String, NativeTensor> tensors) {
        return tensors.entrySet().stream()
                .map(entry -> stored(entry.getKey(), entry.getValue()))
                .toList();
    }

    private StoredTensor stored(String name, NativeTensor tensor) {
        var data = MemorySegment.ofArray(new byte[Math.toIntExact(tensor.byteSize())]);
        libtorch.memory().read(tensor, data);
        return new StoredTensor(name, ElementType.valueOf(tensor.dtype().name()), shape(tensor), data);
    }

    /// As files write it.
    static List<Long> shape(NativeTensor tensor) {
        return Arrays.stream(tensor.shape().dims()).boxed().toList();
    }
}
