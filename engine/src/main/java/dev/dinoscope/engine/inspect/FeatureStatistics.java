package dev.dinoscope.engine.inspect;

/// Whether patch features are healthy.
///
/// @param meanNorm mean length of a token
/// @param meanCosine mean cosine of two different tokens of one image: towards 1 they collapse
/// @param dimensions participation ratio (Σλ)² / Σλ² of the covariance: how many directions carry the variance
/// @param notFinite number of entries that are NaN or infinite
public record FeatureStatistics(double meanNorm, double meanCosine, double dimensions, int notFinite) {
    public static FeatureStatistics of(PatchFeatures features) {
        var notFinite = features.notFinite();
        if (!notFinite.none()) {
            return new FeatureStatistics(Double.NaN, Double.NaN, Double.NaN, (int) notFinite.values());
        }
        double norms = 0;
        for (int row = 0; row < features.rows(); row++) {
            norms += features.norm(row);
        }
        return new FeatureStatistics(norms / features.rows(), meanCosine(features), Pca.dimensions(features), 0);
    }

    /// For unit vectors Σᵢⱼ uᵢ·uⱼ = ‖Σ uᵢ‖², which needs no pairs.
    private static double meanCosine(PatchFeatures features) {
        int patches = features.patches();
        if (patches < 2) {
            return Double.NaN;
        }
        double sum = 0;
        for (int image = 0; image < features.images(); image++) {
            double[] total = new double[features.width()];
            int units = 0;
            for (int row = image * patches; row < (image + 1) * patches; row++) {
                double norm = features.norm(row);
                for (int i = 0; norm > 0 && i < total.length; i++) {
                    total[i] += features.at(row, i) / norm;
                }
                units += norm > 0 ? 1 : 0;
            }
            double square = 0;
            for (double value : total) {
                square += value * value;
            }
            sum += (square - units) / ((double) patches * (patches - 1));
        }
        return sum / features.images();
    }
}
