package dev.dinoscope.engine.nn.fusion;

/// What decides how much of a residual is let in.
public enum GateMode {
    /// Nothing: the gate is 1 everywhere.
    OFF,
    /// One learned number, the same everywhere.
    STATIC,
    /// A prediction, for every patch, of whether it agrees with the caption.
    CONFLICT,
    /// As CONFLICT, and the residual may not move an embedding along given directions of the texts.
    PROJECT;

    /// Whether the gate predicts conflicts.
    public boolean isPredicted() {
        return this == CONFLICT || this == PROJECT;
    }
}
