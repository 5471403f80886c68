package dev.dinoscope.engine.inspect;

import java.util.Locale;

/// Principal components that were fitted once and can be applied to any features of the same width. Applying one
/// basis to the snapshots of all steps keeps their colours comparable; a basis fitted to each would jump.
public final class PcaBasis {
    private final float[] mean;
    private final double[][] components;
    private final double[] variances;
    private final double totalVariance;

    PcaBasis(float[] mean, double[][] components, double[] variances, double totalVariance) {
        this.mean = mean;
        this.components = components;
        this.variances = variances;
        this.totalVariance = totalVariance;
    }

    int width() {
        return mean.length;
    }

    /// Number of components.
    int size() {
        return components.length;
    }

    /// Unit vector of a component, copied. Its entry of largest magnitude is positive.
    double[] component(int index) {
        return components[index].clone();
    }

    /// Variance of the fitted features along a component (divisor n − 1); descending.
    double variance(int index) {
        return variances[index];
    }

    /// Share of the total variance that a component explains, in [0, 1].
    double explained(int index) {
        return totalVariance > 0 ? variances[index] / totalVariance : 0;
    }

    /// Coordinates of tokens along the components.
    ///
    /// @param whiten scale each to variance 1 on the fitted features
    /// @return images × patches × size values
    /// @throws dev.dinoscope.engine.finite.NotFiniteException when a token is not finite
    public float[] project(PatchFeatures features, boolean whiten) {
        if (features.width() != width()) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "the basis has width %d, the patch features have width %d",
                    width(),
                    features.width()));
        }
        features.requireFinite();
        float[] scores = new float[features.rows() * size()];
        for (int k = 0; k < size(); k++) {
            // A direction without variance carries nothing: 0 rather than amplified rounding.
            boolean empty = variances[k] <= 1e-12 * totalVariance;
            double scale = whiten ? (empty ? 0 : 1 / Math.sqrt(variances[k])) : 1;
            for (int row = 0; row < features.rows(); row++) {
                scores[row * size() + k] = (float) (scale * centredDot(features, row, components[k]));
            }
        }
        return scores;
    }

    private double centredDot(PatchFeatures features, int row, double[] component) {
        double sum = 0;
        for (int i = 0; i < mean.length; i++) {
            sum += (features.at(row, i) - mean[i]) * component[i];
        }
        return sum;
    }
}
