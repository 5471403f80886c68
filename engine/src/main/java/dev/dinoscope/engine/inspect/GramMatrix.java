package dev.dinoscope.engine.inspect;

import dev.dinoscope.engine.finite.NotFinite;
import java.util.Locale;

/// Cosine similarities of all patches of an image with one another: the structure that Gram anchoring keeps
/// (DINOv3, section 4).
public final class GramMatrix {
    private GramMatrix() {}

    /// @return patches × patches values, symmetric, 1 on the diagonal
    public static float[] ofImage(PatchFeatures features, int image) {
        PatchFeatures own = features.image(image);
        int patches = own.patches();
        float[] gram = new float[patches * patches];
        for (int patch = 0; patch < patches; patch++) {
            System.arraycopy(CosineMap.withinImage(own, 0, patch), 0, gram, patch * patches, patches);
        }
        return gram;
    }

    /// How far the patch structure has moved: mean squared difference of the entries, as the Gram loss counts it.
    ///
    /// @throws dev.dinoscope.engine.finite.NotFiniteException when an entry is not finite
    public static double drift(float[] gram, float[] reference) {
        if (gram.length != reference.length) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "Gram matrices of %d and %d entries cannot be compared",
                    gram.length,
                    reference.length));
        }
        int patches = (int) Math.round(Math.sqrt(gram.length));
        for (var each : new float[][] {gram, reference}) {
            NotFinite.in(patches, each).refuse("rows of the Gram matrix", row -> "patch " + (row + 1));
        }
        double sum = 0;
        for (int i = 0; i < gram.length; i++) {
            double difference = gram[i] - reference[i];
            sum += difference * difference;
        }
        return sum / gram.length;
    }
}
