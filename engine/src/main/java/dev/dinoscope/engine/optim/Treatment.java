package dev.dinoscope.engine.optim;

/// How the optimiser treats a parameter.
///
/// @param rate factor on the learning rate
/// @param decays whether weight decay acts on it, if it has two axes or more
/// @param stillFor steps at the start of the run in which it does not move
public record Treatment(double rate, boolean decays, long stillFor) {
    /// As every other.
    public static final Treatment USUAL = new Treatment(1, true, 0);

    /// With another learning rate.
    public Treatment withRate(double factor) {
        return new Treatment(factor, decays, stillFor);
    }

    /// Not moved in the first steps.
    public Treatment still(long steps) {
        return new Treatment(rate, decays, steps);
    }
}
