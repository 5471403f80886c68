package dev.dinoscope.engine.data;

/// Names of the splits that every source has; sources add their own.
public final class Splits {
    /// What weights are fitted on.
    public static final String TRAIN = "train";
    /// What every choice is made on.
    public static final String VAL = "val";
    /// Looked at once, at the end.
    public static final String TEST = "test";

    private Splits() {}
}
