package dev.dinoscope.engine.eval;

import dev.dinoscope.engine.finite.NotFiniteException;

/// Zero-shot classification by an ensemble of prompts: the embedding of every prompt is normalised, their
/// mean per class is normalised again, and the class of the highest cosine wins.
public final class ZeroShotClassifier {
    private final double[][] weights;

    /// @param prompts `[classes][prompts][embed]`
    /// @throws NotFiniteException when one is not finite
    public ZeroShotClassifier(double[][][] prompts) {
        weights = new double[prompts.length][];
        for (int i = 0; i < prompts.length; i++) {
            double[] sum = new double[prompts[i][0].length];
            for (double[] unit : UnitVectors.of(prompts[i], "prompts of class " + i)) {
                for (int d = 0; d < sum.length; d++) {
                    sum[d] += unit[d];
                }
            }
            weights[i] = UnitVectors.unit(sum);
        }
    }

    /// @return one unit vector for each class
    public double[][] weights() {
        double[][] copy = new double[weights.length][];
        for (int i = 0; i < copy.length; i++) {
            copy[i] = weights[i].clone();
        }
        return copy;
    }

    /// @return cosine with each class
    /// @throws NotFiniteException when the embedding is not finite: it would be of every class
    public double[] scores(double[] image) {
        double[] unit = UnitVectors.of(new double[][] {image}, "embeddings of the image")[0];
        double[] scores = new double[weights.length];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = UnitVectors.dot(unit, weights[i]);
        }
        return scores;
    }

    /// Whether the label is among the `k` best classes. Classes of equal score count against it.
    boolean isAmong(double[] image, int label, int k) {
        double[] scores = scores(image);
        int ahead = 0;
        for (int i = 0; i < scores.length; i++) {
            if (i != label && Ties.PESSIMISTIC.ahead(scores[i], scores[label])) {
                ahead++;
            }
        }
        return ahead < k;
    }

    /// Share of images whose label is among the `k` best classes.
    ///
    /// @throws NotFiniteException when an embedding is not finite, saying how many
    public double accuracy(double[][] images, int[] labels, int k) {
        Directions.require(images, "embeddings of images");
        int right = 0;
        for (int i = 0; i < images.length; i++) {
            right += isAmong(images[i], labels[i], k) ? 1 : 0;
        }
        return (double) right / images.length;
    }

    /// Mean over classes of the accuracy within the class; classes without images are left out. What
    /// Aircraft, Pets, Flowers and Caltech101 report.
    ///
    /// @throws NotFiniteException when an embedding is not finite, saying how many
    public double meanPerClass(double[][] images, int[] labels) {
        Directions.require(images, "embeddings of images");
        int[] right = new int[weights.length];
        int[] all = new int[weights.length];
        for (int i = 0; i < images.length; i++) {
            all[labels[i]]++;
            right[labels[i]] += isAmong(images[i], labels[i], 1) ? 1 : 0;
        }
        double sum = 0;
        int classes = 0;
        for (int i = 0; i < all.length; i++) {
            if (all[i] > 0) {
                sum += (double) right[i] / all[i];
                classes++;
            }
        }
        return sum / classes;
    }
}
