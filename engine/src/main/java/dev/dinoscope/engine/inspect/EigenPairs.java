package dev.dinoscope.engine.inspect;

/// Eigenvalues, descending, and their orthonormal vectors.
final class EigenPairs {
    private final double[] values;
    private final double[][] vectors;

    EigenPairs(double[] values, double[][] vectors) {
        this.values = values;
        this.vectors = vectors;
    }

    double value(int index) {
        return values[index];
    }

    double[] vector(int index) {
        return vectors[index];
    }
}
