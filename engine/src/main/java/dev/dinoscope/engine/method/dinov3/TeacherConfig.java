package dev.dinoscope.engine.method.dinov3;

import dev.dinoscope.engine.config.Setting;
import dev.dinoscope.engine.method.RunLength;
import dev.dinoscope.engine.optim.LinearWarmupCosine;
import dev.dinoscope.engine.optim.Schedule;

/// The teacher: a moving average of the student, whose scores over prototypes are sharpened and balanced.
public record TeacherConfig(
        @Setting(
                help =
                        "The teacher keeps this share of itself in every step. DINOv3 has .994 in pre-training and .999 in"
                                + " refinement, over a million steps; short runs need less",
                min = 0,
                max = 1)
        double momentum,

        @Setting(help = "Temperature of its softmax at the start", min = 1e-4, max = 10)
        double temperatureStart,

        @Setting(help = "Temperature after the warm-up", min = 1e-4, max = 10)
        double temperature,

        @Setting(help = "Share of the run over which the temperature rises", min = 0, max = 1)
        double warmup,

        @Setting(
                help =
                        "How collapse onto few prototypes is kept off: by balancing them over the batch (sinkhorn_knopp), or"
                                + " by a running mean of the scores (ema), as the first DINO")
        Centring centring,

        @Setting(help = "Iterations of Sinkhorn and Knopp's algorithm", min = 1, max = 100)
        int iterations,

        @Setting(help = "Share of itself that the running mean of the scores keeps", min = 0, max = 1)
        double centreMomentum) {

    /// How collapse is kept off.
    public enum Centring {
        SINKHORN_KNOPP,
        EMA
    }

    public TeacherConfig() {
        this(0.99, 0.04, 0.07, 0.1, Centring.SINKHORN_KNOPP, 3, 0.9);
    }

    /// Temperature by step.
    Schedule temperatures(RunLength length) {
        return new LinearWarmupCosine(
                temperatureStart, temperature, temperature, Math.round(length.totalSteps() * warmup), 0);
    }
}
