package dev.dinoscope.engine.eval;

import dev.dinoscope.engine.finite.NotFiniteException;

/// Plain vector arithmetic on embeddings.
final class UnitVectors {
    private static final double SHORTEST = 1e-12;

    private UnitVectors() {}

    /// `x / max(‖x‖₂, 1e-12)`.
    static double[] unit(double[] vector) {
        double length = Math.max(Math.sqrt(dot(vector, vector)), SHORTEST);
        double[] unit = new double[vector.length];
        for (int i = 0; i < unit.length; i++) {
            unit[i] = vector[i] / length;
        }
        return unit;
    }

    /// Each row as a unit vector.
    ///
    /// @param what the rows are, in the plural
    /// @throws NotFiniteException when a row is not finite, or zero
    static double[][] of(double[][] rows, String what) {
        Directions.require(rows, what);
        double[][] units = new double[rows.length][];
        for (int i = 0; i < rows.length; i++) {
            units[i] = unit(rows[i]);
        }
        return units;
    }

    static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    /// `a + factor·b`.
    static double[] sum(double[] a, double factor, double[] b) {
        double[] sum = a.clone();
        for (int i = 0; i < sum.length; i++) {
            sum[i] += factor * b[i];
        }
        return sum;
    }

    static double[] mean(double[][] rows) {
        double[] mean = new double[rows[0].length];
        for (double[] row : rows) {
            mean = sum(mean, 1.0 / rows.length, row);
        }
        return mean;
    }
}
