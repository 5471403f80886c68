package dev.dinoscope.engine.run.tensors;

/// Names of the tensor files of a checkpoint, without the ending. A copy of the weights has the same name there, in the
/// program and in snapshots; a method may keep further ones, under names of its own.
public enum TensorFile {
    /// The weights that are trained.
    MODEL("model"),
    /// Their moving average: what `train.ema` asks for, or a method's own teacher.
    EMA("ema"),
    /// State of the optimiser.
    OPTIMISER("optimiser"),
    /// Of a captured step: what it was made of beside the state.
    BATCH("batch");

    private final String key;

    TensorFile(String key) {
        this.key = key;
    }

    /// As folders have it.
    public String key() {
        return key;
    }
}
