package dev.dinoscope.engine.recipe;

import dev.dinoscope.engine.config.Refused;
import dev.dinoscope.engine.config.Setting;
import java.util.Locale;

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

        @Setting(
                help =
                        "Pairs in memory at once: the batch is split into parts of this size, with the very gradient of the"
                                + " whole batch, for about a third more time; must divide train.batch. 0 does not split",
                unit = "pairs",
                min = 0,
                max = 1_048_576)
        int microBatch,

        @Setting(
                help =
                        "Number type of products; norms, softmax, losses and the optimiser stay in fp32. tf32 is fp32 whose"
                                + " products NVIDIA GPUs round to 10 bits of mantissa; elsewhere it is fp32")
        Precision precision,

        @Setting(
                help =
                        "Decay of an exponential moving average of the weights, which eval.weights then uses; it rises to"
                                + " this as (1+n)/(10+n) with the step n. 0 keeps none",
                min = 0,
                max = 0.999999)
        double ema,

        @Setting(help = "Where to train: auto, cpu, cuda or cuda:N")
        String device,

        @Setting(help = "CPU threads for the model; 0 chooses by the machine", min = 0, max = 1024)
        int threads,

        @Setting(help = "Steps between checkpoints", unit = "steps", min = 1)
        long checkpointEvery,

        @Setting(help = "Checkpoints kept; older ones are deleted", min = 2, max = 1000)
        int checkpointsKept,

        @Setting(help = "What is done about a loss or gradient that is not finite")
        GuardConfig guard,

        @Setting(help = "When the run warns of itself; 0 turns an alert off")
        AlertConfig alerts) {

    /// Number type of products.
    public enum Precision {
        FP32,
        TF32,
        BF16
    }

    public TrainConfig {
        Refused.unless(
                microBatch == 0 || (microBatch > 1 && batch % microBatch == 0),
                "micro_batch",
                microBatch,
                String.format(Locale.ROOT, "expected 0, or a divisor of batch %d that is at least 2", batch));
        Refused.unless(device.matches("auto|cpu|cuda(:\\d+)?"), "device", device, "expected auto, cpu, cuda or cuda:N");
    }

    /// Whether a batch is split into micro-batches.
    public boolean isSplit() {
        return microBatch > 0 && microBatch < batch;
    }

    public TrainConfig() {
        this(24, 0, 128, 0, Precision.FP32, 0, "auto", 0, 200, 2, new GuardConfig(), new AlertConfig());
    }
}
