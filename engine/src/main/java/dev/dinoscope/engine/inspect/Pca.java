package dev.dinoscope.engine.inspect;

import dev.dinoscope.engine.finite.NotFinite;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/// Principal component analysis of patch tokens.
public final class Pca {
    private Pca() {}

    /// Fits to all tokens.
    ///
    /// @throws dev.dinoscope.engine.finite.NotFiniteException when one is not finite
    /// @param components at most the width and at most the number of tokens less one
    public static PcaBasis fit(PatchFeatures features, int components) {
        return fit(features, components, _ -> true);
    }

    /// Fits to the tokens for which the predicate, called with image × patches + patch, holds.
    static PcaBasis fit(PatchFeatures features, int components, IntPredicate include) {
        int[] rows = IntStream.range(0, features.rows()).filter(include).toArray();
        int most = Math.min(features.width(), rows.length - 1);
        if (components < 1 || components > most) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "%d components of %d tokens of width %d: expected 1 to %d",
                    components,
                    rows.length,
                    features.width(),
                    most));
        }
        requireFinite(features, rows);
        float[] mean = mean(features, rows);
        double[][] covariance = covariance(features, rows, mean);
        double total = IntStream.range(0, covariance.length)
                .mapToDouble(i -> covariance[i][i])
                .sum();
        EigenPairs pairs = SubspaceIteration.largest(covariance, components);
        double[][] vectors = new double[components][];
        double[] variances = new double[components];
        for (int k = 0; k < components; k++) {
            vectors[k] = withPositivePeak(pairs.vector(k));
            variances[k] = Math.max(0, pairs.value(k));
        }
        return new PcaBasis(mean, vectors, variances, total);
    }

    private static void requireFinite(PatchFeatures features, int[] rows) {
        var tokens = new float[rows.length * features.width()];
        for (int i = 0; i < tokens.length; i++) {
            tokens[i] = features.at(rows[i / features.width()], i % features.width());
        }
        NotFinite.in(rows.length, tokens).refuse("patch tokens", row -> features.place(rows[row]));
    }

    /// Participation ratio (Σλ)² / Σλ² of the eigenvalues of the covariance, between 1 and the width; 0 without
    /// variance.
    static double dimensions(PatchFeatures features) {
        int[] rows = IntStream.range(0, features.rows()).toArray();
        double[][] covariance = covariance(features, rows, mean(features, rows));
        double trace = 0;
        double squares = 0;
        for (int i = 0; i < covariance.length; i++) {
            trace += covariance[i][i];
            for (double value : covariance[i]) {
                squares += value * value;
            }
        }
        return squares > 0 ? trace * trace / squares : 0;
    }

    private static float[] mean(PatchFeatures features, int[] rows) {
        double[] sum = new double[features.width()];
        for (int row : rows) {
            for (int i = 0; i < sum.length; i++) {
                sum[i] += features.at(row, i);
            }
        }
        float[] mean = new float[sum.length];
        for (int i = 0; i < mean.length; i++) {
            mean[i] = (float) (sum[i] / rows.length);
        }
        return mean;
    }

    private static double[][] covariance(PatchFeatures features, int[] rows, float[] mean) {
        int width = mean.length;
        double[][] sum = new double[width][width];
        double[] centred = new double[width];
        for (int row : rows) {
            Arrays.setAll(centred, i -> features.at(row, i) - mean[i]);
            for (int i = 0; i < width; i++) {
                double[] target = sum[i];
                double value = centred[i];
                for (int j = i; j < width; j++) {
                    target[j] += value * centred[j];
                }
            }
        }
        for (int i = 0; i < width; i++) {
            for (int j = i; j < width; j++) {
                sum[i][j] /= Math.max(1, rows.length - 1);
                sum[j][i] = sum[i][j];
            }
        }
        return sum;
    }

    /// The sign of a component is arbitrary; fixing it makes pictures repeatable.
    private static double[] withPositivePeak(double[] vector) {
        int peak = 0;
        for (int i = 1; i < vector.length; i++) {
            peak = Math.abs(vector[i]) > Math.abs(vector[peak]) ? i : peak;
        }
        double sign = Math.signum(vector[peak]);
        return Arrays.stream(vector).map(value -> sign * value).toArray();
    }
}
