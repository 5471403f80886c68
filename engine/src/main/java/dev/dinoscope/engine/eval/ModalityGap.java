package dev.dinoscope.engine.eval;

import dev.dinoscope.engine.finite.NotFiniteException;
import java.util.stream.IntStream;

/// How far images and texts lie apart in the joint space (Liang et al. 2022): `Δ = mean N(I) − mean N(T)`. It
/// changes with the sample, so compare models on the same pairs.
public final class ModalityGap {
    private final double[][] images;
    private final double[][] texts;
    private final double[] imageMean;
    private final double[] textMean;

    /// @param images one row for each pair, normalised inside; texts alike
    /// @throws IllegalArgumentException when there are no pairs, or not as many texts as images
    /// @throws NotFiniteException when an embedding is not finite
    public ModalityGap(double[][] images, double[][] texts) {
        if (images.length == 0 || images.length != texts.length) {
            throw new IllegalArgumentException(
                    images.length + " images and " + texts.length + " texts — expected as many, and at least one");
        }
        this.images = UnitVectors.of(images, "embeddings of images");
        this.texts = UnitVectors.of(texts, "embeddings of texts");
        imageMean = UnitVectors.mean(this.images);
        textMean = UnitVectors.mean(this.texts);
    }

    /// `Δ`, from the texts' mean to the images'.
    public double[] vector() {
        return UnitVectors.sum(imageMean, -1, textMean);
    }

    /// Length of `Δ`, from 0 to 2.
    public double norm() {
        return Math.sqrt(UnitVectors.dot(vector(), vector()));
    }

    /// Mean cosine of the images with their own texts.
    public double pairedCosine() {
        return IntStream.range(0, images.length)
                .mapToDouble(i -> UnitVectors.dot(images[i], texts[i]))
                .average()
                .orElseThrow();
    }

    /// Mean squared distance of the images to their mean.
    public double imageVariance() {
        return variance(images, imageMean);
    }

    /// Mean squared distance of the texts to their mean.
    public double textVariance() {
        return variance(texts, textMean);
    }

    private static double variance(double[][] rows, double[] mean) {
        double sum = 0;
        for (double[] row : rows) {
            double[] apart = UnitVectors.sum(row, -1, mean);
            sum += UnitVectors.dot(apart, apart);
        }
        return sum / rows.length;
    }

    /// The modalities moved towards each other along `Δ`, by half of the distance each, and normalised again:
    /// a point of the gap-shift curve. A negative distance moves them apart.
    public ModalityGap shifted(double distance) {
        double[] direction = UnitVectors.unit(vector());
        return new ModalityGap(moved(images, -distance / 2, direction), moved(texts, distance / 2, direction));
    }

    private static double[][] moved(double[][] rows, double by, double[] direction) {
        double[][] moved = new double[rows.length][];
        for (int i = 0; i < rows.length; i++) {
            moved[i] = UnitVectors.sum(rows[i], by, direction);
        }
        return moved;
    }

    /// CLIP's loss over these pairs as one batch.
    ///
    /// @param scale of the cosines
    public double clipLoss(double scale) {
        return (crossEntropy(images, texts, scale) + crossEntropy(texts, images, scale)) / 2;
    }

    private static double crossEntropy(double[][] from, double[][] to, double scale) {
        return IntStream.range(0, from.length)
                .parallel()
                .mapToDouble(i -> {
                    double own = UnitVectors.dot(from[i], to[i]);
                    double sum = 0;
                    for (double[] other : to) {
                        // Cosines differ by 2 at most, so no exponential overflows at a scale that models learn.
                        sum += Math.exp(scale * (UnitVectors.dot(from[i], other) - own));
                    }
                    return Math.log(sum);
                })
                .average()
                .orElseThrow();
    }
}
