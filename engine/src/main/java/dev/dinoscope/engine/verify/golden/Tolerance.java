package dev.dinoscope.engine.verify.golden;

import dev.dinoscope.engine.trace.Precision;

/// How far a value may be off: `|a−b| ≤ tolerance·(1+|b|)`.
public record Tolerance(double values, double gradients) {
    public static Tolerance of(Precision precision, GoldenFile file) {
        return precision == Precision.F64
                ? new Tolerance(file.tolerance(), file.tolerance())
                : new Tolerance(2e-5, 2e-4);
    }

    /// The largest difference as a multiple of what is allowed; infinite if a number is missing or not a number.
    static double excess(double tolerance, double[] expected, double[] actual) {
        if (expected.length != actual.length) {
            return Double.POSITIVE_INFINITY;
        }
        double worst = 0;
        for (int i = 0; i < expected.length; i++) {
            double excess = Math.abs(actual[i] - expected[i]) / (tolerance * (1 + Math.abs(expected[i])));
            if (Double.isNaN(excess)) {
                return Double.POSITIVE_INFINITY;
            }
            worst = Math.max(worst, excess);
        }
        return worst;
    }
}
