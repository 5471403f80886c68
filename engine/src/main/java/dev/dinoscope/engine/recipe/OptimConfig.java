package dev.dinoscope.engine.recipe;

import dev.dinoscope.engine.config.Setting;

/// AdamW with linear warm-up and cosine decay (docs/methods.md, eq. 3), or none (DINOv3).
public record OptimConfig(
        @Setting(help = "Peak learning rate", min = 0, max = 10)
        double learningRate,

        @Setting(help = "Share of the run over which the learning rate rises from 0", min = 0, max = 1)
        double warmup,

        @Setting(
                help =
                        "What the learning rate does after the warm-up: half a cosine to 0 (cosine), or nothing (constant)")
        Decay decay,

        @Setting(
                help = "Decoupled weight decay of matrices and kernels; norms, biases and scales have none",
                min = 0,
                max = 10)
        double weightDecay,

        @Setting(help = "Decay of the first moment", min = 0, max = 0.999999)
        double beta1,

        @Setting(help = "Decay of the second moment", min = 0, max = 0.999999)
        double beta2,

        @Setting(
                help = "Added to the root of the second moment; at 0 a weight without a gradient would become NaN",
                min = 1e-30,
                max = 1)
        double eps,

        @Setting(help = "Largest global gradient norm; 0 for no clipping", min = 0)
        double clipNorm) {

    /// What the learning rate does after the warm-up.
    public enum Decay {
        COSINE,
        CONSTANT
    }

    public OptimConfig() {
        this(1.5e-3, 0.05, Decay.COSINE, 0.1, 0.9, 0.98, 1e-8, 1.0);
    }
}
