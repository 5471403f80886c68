package dev.dinoscope.engine.recipe;

import dev.dinoscope.engine.config.Setting;

/// What is done about a step whose loss or gradient is not finite. Such a step never changes the weights. It is first
/// taken again with the same weights, batch and seed: when it is finite then, the fault was the machine's, and that
/// result is used; when it is not, the fault is the model's, and the policy says what becomes of the run.
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
        int captures,

        @Setting(
                help = "Times that such a step is taken again in this process, on fresh memory; 0 never",
                min = 0,
                max = 100)
        int retakes,

        @Setting(
                help =
                        "When that does not help: take it again in another process, once for steps in a row; needs captures")
        boolean otherProcess,

        @Setting(
                help = "Stop the run after so many steps that were finite only when taken again: a fault of a native"
                        + " library or of memory",
                unit = "steps",
                min = 1)
        int machineFaults) {

    /// What becomes of the run.
    public enum Policy {
        SKIP,
        STOP
    }

    public GuardConfig() {
        this(Policy.SKIP, 3, 20, 2, 2, true, 20);
    }
}
