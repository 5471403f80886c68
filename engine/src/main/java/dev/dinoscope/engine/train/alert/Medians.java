package dev.dinoscope.engine.train.alert;

import java.util.Arrays;

/// Statistics that a few odd values do not move.
final class Medians {
    /// Makes the median absolute deviation of normally distributed values their standard deviation.
    private static final double NORMAL = 1.4826;

    private Medians() {}

    static double median(double[] values) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        var middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /// Scatter about the median, on the scale of a standard deviation.
    static double scatter(double[] values, double median) {
        return NORMAL
                * median(Arrays.stream(values)
                        .map(value -> Math.abs(value - median))
                        .toArray());
    }
}
