package dev.dinoscope.engine.eval;

/// Where an item ranks among others of the same score. A collapsed model, which scores everything alike, looks perfect
/// when ties are counted in its favour.
public enum Ties {
    /// Before them, as most published code counts.
    OPTIMISTIC,
    /// After them.
    PESSIMISTIC;

    boolean ahead(double other, double own) {
        return other > own || (this == PESSIMISTIC && other == own);
    }
}
