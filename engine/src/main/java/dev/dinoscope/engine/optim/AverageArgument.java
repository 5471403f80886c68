package dev.dinoscope.engine.optim;

/// What the update takes for each average of the weights, by name.
public enum AverageArgument {
    /// The list that moves.
    MOVING("average"),
    /// The list it follows.
    LEADING("followed"),
    MOMENTUM("momentum");

    private final String word;

    AverageArgument(String word) {
        this.word = word;
    }

    /// `momentum_ema`
    public String of(Average average) {
        return word + "_" + average.name();
    }
}
