package dev.dinoscope.engine.recipe;

import dev.dinoscope.engine.config.Setting;

/// Length, batch size, precision and checkpoints of a run.
///
/// @param threads 0 leaves one core to the rest of the machine when there are more than two
public record TrainConfig(
        @Setting(help = "Passes over the training split", min = 1, max = 1_000_000)
        int epochs,

        @Setting(help = "Stop after this many steps even when epochs remain; 0 for no such limit", min = 0)
        long maxSteps,

        @Setting(
                help = "Pairs per step; every other caption in the batch is a negative",
                unit = "pairs",
                min = 2,
                max = 1_048_576)
        int batch,

        @Setting(help = "Number type of products; norms, softmax, losses and the optimiser stay in fp32")
        Precision precision,

        @Setting(help = "Where to train: auto, cpu, cuda or cuda:N")
        String device,

        @Setting(help = "CPU threads for the model; 0 chooses by the machine", min = 0, max = 1024)
        int threads,

        @Setting(help = "Steps between checkpoints", unit = "steps", min = 1)
        long checkpointEvery,

        @Setting(help = "Checkpoints kept; older ones are deleted", min = 2, max = 1000)
        int checkpointsKept) {

    /// Number type of products.
    public enum Precision {
        FP32,
        BF16
    }

    public TrainConfig {
        if (!device.matches("auto|cpu|cuda(:\\d+)?")) {
            throw new IllegalArgumentException("device: " + device + " — expected auto, cpu, cuda or cuda:N");
        }
    }

    public TrainConfig() {
        this(24, 0, 128, Precision.FP32, "auto", 0, 200, 2);
    }
}
