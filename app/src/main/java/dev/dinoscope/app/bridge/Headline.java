package dev.dinoscope.app.bridge;

import java.util.Map;

/// The newest values of the scalars that the run table shows; NaN as long as there is none, infinite where the run has
/// a value that is not finite.
///
/// @param recall Recall@1 on the validation split, in [0, 1]
/// @param neighbours top-1 accuracy of the k-NN probe there, in [0, 1]; for methods without text
/// @param imagesPerSecond training throughput
public record Headline(double loss, double recall, double neighbours, double imagesPerSecond) {
    public static final String LOSS = "loss";
    public static final String RECALL = "eval/val/recall_at_1";
    public static final String NEIGHBOURS = "eval/val/knn_top_1";
    public static final String SPEED = "speed/images_per_second";

    static Headline of(Map<String, Double> metrics) {
        return new Headline(
                value(metrics, LOSS), value(metrics, RECALL), value(metrics, NEIGHBOURS), value(metrics, SPEED));
    }

    private static double value(Map<String, Double> metrics, String tag) {
        var value = metrics.get(tag);
        return value == null ? Double.NaN : Double.isFinite(value) ? value : Double.POSITIVE_INFINITY;
    }
}
