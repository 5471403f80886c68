package dev.dinoscope.engine.data.source;

import dev.dinoscope.engine.config.Setting;

/// How much of a source without splits of its own is held out. The image's content decides, so that a pair stays where
/// it is when others come or go, and copies of an image are on the same side.
public record HeldOut(
        @Setting(help = "Share of images held out to choose by (val), where the source names none", min = 0, max = 0.5)
        double val,

        @Setting(
                help = "Share of images held out to be looked at once (test), where the source has no splits at all",
                min = 0,
                max = 0.5)
        double test,

        @Setting(
                help = "Each held-out share has about this many images at most; 5,000 are usual in retrieval",
                unit = "images",
                min = 1,
                max = 1_000_000)
        int most) {

    /// A twentieth each, at most 5,000.
    public HeldOut() {
        this(0.05, 0.05, 5000);
    }
}
