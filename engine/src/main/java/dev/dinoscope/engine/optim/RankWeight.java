package dev.dinoscope.engine.optim;

/// RankCLIP's weight of the ranking loss, by epoch: `clip(3(e−1)/(E−1), 0, 2)` with epochs counted from 1.
public record RankWeight(long epochs) implements Schedule {
    /// @param epoch counted from 0
    @Override
    public double at(long epoch) {
        return epochs == 1 ? 0 : Math.clamp(3.0 * epoch / (epochs - 1), 0, 2);
    }
}
