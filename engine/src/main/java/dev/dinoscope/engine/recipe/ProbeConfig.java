package dev.dinoscope.engine.recipe;

import dev.dinoscope.engine.config.Setting;

/// Pinned images and pairs that are watched while the model learns.
public record ProbeConfig(
        @Setting(help = "Steps between snapshots of the probes", unit = "steps", min = 1)
        long every,

        @Setting(
                help = "Probe pairs, spread evenly over the validation split's concepts",
                unit = "pairs",
                min = 1,
                max = 4096)
        int pairs,

        @Setting(
                help =
                        "With train.ema: snapshots also carry the features of the weights that eval.weights does not name,"
                                + " as ema.… or online.…")
        boolean bothWeights) {

    public ProbeConfig() {
        this(50, 24, false);
    }
}
