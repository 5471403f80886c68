package dev.dinoscope.engine.recipe;

import dev.dinoscope.engine.config.Setting;

/// What is done about a step whose loss or gradient is not finite. Such a step never changes the weights.
public record GuardConfig(
        @Setting(help = "Skip a step whose loss or gradient is not finite, or stop the run at the first one")
        Policy policy,

        @Setting(help = "Skipping: stop the run after so many in a row", unit = "steps", min = 1)
        int inARow,

        @Setting(help = "Skipping: stop the run after so many in all", unit = "steps", min = 1)
        int inTotal,

        @Setting(
                help = "Captures kept of such steps for `dinoscope replay`, each as large as a checkpoint",
                min = 0,
                max = 1000)
        int captures) {

    /// What becomes of the run.
    public enum Policy {
        SKIP,
        STOP
    }

    public GuardConfig() {
        this(Policy.SKIP, 3, 20, 2);
    }
}
