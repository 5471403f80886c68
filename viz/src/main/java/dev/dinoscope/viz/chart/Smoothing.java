package dev.dinoscope.viz.chart;

import java.util.Arrays;

/// Exponential moving average without the bias of its start, as TensorBoard's slider does it:
/// `a ← w·a + (1 − w)·v`, shown as `a / (1 − wⁿ)`. Gaps stay gaps and do not count.
///
/// Keeps its state, so that new points cost only themselves.
final class Smoothing {
    private final double weight;
    private final int generation;
    private double[] smoothed = new double[64];
    private int count;
    private double average;
    /// wⁿ for the n finite values so far.
    private double decay = 1;

    /// @param weight in [0, 1): 0 leaves the curve as it is
    Smoothing(double weight, int generation) {
        this.weight = weight;
        this.generation = generation;
    }

    /// Whether this state can go on with those points.
    boolean fits(CurveData curve, double newWeight) {
        return curve.generation() == generation && newWeight == weight && curve.count() >= count;
    }

    /// Smooths all points.
    ///
    /// @return at least `curve.count()` values; what is before that never changes later
    double[] apply(CurveData curve) {
        if (curve.count() > smoothed.length) {
            smoothed = Arrays.copyOf(smoothed, Math.max(curve.count(), smoothed.length * 2));
        }
        for (; count < curve.count(); count++) {
            smoothed[count] = next(curve.value(count));
        }
        return smoothed;
    }

    private double next(double value) {
        if (Double.isNaN(value)) {
            return value;
        }
        average = weight * average + (1 - weight) * value;
        decay *= weight;
        return average / (1 - decay);
    }
}
