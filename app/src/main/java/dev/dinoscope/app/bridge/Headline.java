package dev.dinoscope.app.bridge;

import dev.dinoscope.engine.run.LogEvent;

/// The newest values of the scalars that the run table shows; NaN as long as there is none.
///
/// @param recall Recall@1 on the validation split, in [0, 1]
/// @param imagesPerSecond training throughput
public record Headline(double loss, double recall, double imagesPerSecond) {
    public static final String LOSS = "loss";
    public static final String RECALL = "eval/val/recall_at_1";
    public static final String SPEED = "speed/images_per_second";
    public static final Headline UNKNOWN = new Headline(Double.NaN, Double.NaN, Double.NaN);

    /// With one more scalar taken in.
    public Headline with(LogEvent.Scalar point) {
        return switch (point.tag()) {
            case LOSS -> new Headline(point.value(), recall, imagesPerSecond);
            case RECALL -> new Headline(loss, point.value(), imagesPerSecond);
            case SPEED -> new Headline(loss, recall, point.value());
            default -> this;
        };
    }
}
