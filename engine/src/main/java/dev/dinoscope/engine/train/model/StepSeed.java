package dev.dinoscope.engine.train.model;

/// The seed of one step. It follows from the run's seed and the step alone, so that resuming needs no generator's
/// state.
public final class StepSeed {
    private StepSeed() {}

    /// SplitMix64's finaliser (Steele et al. 2014): neighbouring steps get unrelated seeds.
    public static long of(long runSeed, long step) {
        var z = runSeed * 0x9E3779B97F4A7C15L + step + 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
