package dev.dinoscope.engine.inspect;

import dev.dinoscope.engine.finite.NotFinite;
import java.util.Locale;

/// Cosine similarity of patches with one query: what in these images looks, to the model, like that patch?
/// Tokens that are not finite are refused with a [dev.dinoscope.engine.finite.NotFiniteException].
public final class CosineMap {
    /// As in the losses: a token of length 0 has cosine 0 with everything.
    private static final double MIN_NORM = 1e-12;

    private CosineMap() {}

    /// Compares a patch with the patches of its own image.
    ///
    /// @return one cosine for each patch, 1 at the anchor
    public static float[] withinImage(PatchFeatures features, int image, int patch) {
        return of(features.image(image), features.token(image, patch));
    }

    /// Compares a patch with the patches of every image.
    ///
    /// @return images × patches cosines
    public static float[] acrossImages(PatchFeatures features, int image, int patch) {
        return of(features, features.token(image, patch));
    }

    /// Compares any vector of the same width, for instance a text embedding in the patches' space.
    ///
    /// @return images × patches cosines
    public static float[] of(PatchFeatures features, float[] query) {
        if (query.length != features.width()) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "the query has width %d, the patch features have width %d",
                    query.length,
                    features.width()));
        }
        features.requireFinite();
        NotFinite.in(1, query).refuse("queries", _ -> "the vector that the patches are compared with");
        double queryNorm = Math.max(norm(query), MIN_NORM);
        float[] cosines = new float[features.rows()];
        for (int row = 0; row < cosines.length; row++) {
            double scale = queryNorm * Math.max(features.norm(row), MIN_NORM);
            // Rounding may leave [-1, 1] by an ulp; acos of the result must not become NaN.
            cosines[row] = (float) Math.clamp(features.dot(row, query) / scale, -1.0, 1.0);
        }
        return cosines;
    }

    private static double norm(float[] vector) {
        double sum = 0;
        for (float value : vector) {
            sum += (double) value * value;
        }
        return Math.sqrt(sum);
    }
}
