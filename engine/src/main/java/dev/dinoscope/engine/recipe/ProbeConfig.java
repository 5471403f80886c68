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
        int pairs) {

    public ProbeConfig() {
        this(50, 24);
    }
}
