package dev.dinoscope.engine.train.model;

import dev.dinoscope.engine.run.checkpoint.Checkpoint;
import dev.dinoscope.engine.run.checkpoint.CheckpointStore;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/// The checkpoints of a run, which a model in training is written to and filled from.
public final class ModelCheckpoints {
    private static final String PROGRAM_HASH = "program_hash";

    private final CheckpointStore store;
    private final ModelFiles files;
    private final String programHash;

    /// @param programHash of the program that trains the model
    public ModelCheckpoints(CheckpointStore store, ModelFiles files, String programHash) {
        this.store = store;
        this.files = files;
        this.programHash = programHash;
    }

    /// @param done steps done
    public void save(long done) throws IOException {
        store.save(
                done,
                files.files(),
                Map.of(PROGRAM_HASH, programHash, ModelFiles.TOKENIZER_HASH, files.tokenizerHash()));
    }

    /// Fills the model from the newest whole checkpoint.
    ///
    /// @param warnings is told of damaged checkpoints, and of a program that has changed since
    /// @return steps done, 0 without a checkpoint
    public long restore(Consumer<String> warnings) throws IOException {
        return store.load(warnings, checkpoint -> restore(checkpoint, warnings)).orElse(0L);
    }

    private long restore(Checkpoint checkpoint, Consumer<String> warnings) throws IOException {
        if (!programHash.equals(checkpoint.metadata().get(PROGRAM_HASH))) {
            warnings.accept(String.format(
                            Locale.ROOT,
                            "the program has changed since checkpoint %d (another recipe, device or version of Dinoscope);",
                            checkpoint.step())
                    + " the run goes on, but not bit for bit");
        }
        files.fill(checkpoint);
        return checkpoint.step();
    }
}
