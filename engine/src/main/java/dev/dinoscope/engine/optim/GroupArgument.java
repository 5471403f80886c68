package dev.dinoscope.engine.optim;

/// What the update takes for each group of parameters, by name.
public enum GroupArgument {
    PARAMETERS("p"),
    FIRST_MOMENTS("m"),
    SECOND_MOMENTS("v"),
    /// Steps that each parameter has taken.
    COUNTERS("s"),
    GRADIENTS("g"),
    /// A factor on the learning rate, for groups that do not move at first.
    RATE("rate");

    private final String symbol;

    GroupArgument(String symbol) {
        this.symbol = symbol;
    }

    /// `m_decay`
    public String of(ParameterGroup group) {
        return symbol + "_" + group.name();
    }
}
