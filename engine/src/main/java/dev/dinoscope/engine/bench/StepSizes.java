package dev.dinoscope.engine.bench;

import dev.dinoscope.engine.config.Configs;
import dev.dinoscope.engine.config.Refused;
import dev.dinoscope.engine.config.Setting;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;

/// What the step benchmark times: the keys and defaults of `peer_step.py`; and two which the peer does not have,
/// [#microBatch] and [#order].
///
/// @param order of the ranking loss
public record StepSizes(
        @Setting(help = "Pairs of a step", unit = "pairs", min = 1)
        int batch,

        @Setting(help = "Width of the tokens of both transformers, a multiple of heads", min = 1)
        int width,

        @Setting(help = "Blocks of the vision transformer", min = 0)
        int depth,

        @Setting(help = "Attention heads", min = 1) int heads,

        @Setting(help = "Side of an image, a multiple of patch", unit = "px", min = 1)
        int image,

        @Setting(help = "Side of a patch", unit = "px", min = 1)
        int patch,

        @Setting(help = "Entries of the vocabulary", min = 1)
        int vocab,

        @Setting(help = "Tokens of a text", min = 1) int context,

        @Setting(help = "Blocks of the text transformer", min = 0)
        int textdepth,

        @Setting(help = "Width of the joint space", min = 1) int embed,
        @Setting(help = "Threads of the processor", min = 1) int threads,

        @Setting(help = "Steps that are timed; the median counts", min = 1)
        int steps,

        @Setting(help = "Steps before", min = 0) int warmup,

        @Setting(help = "1 computes products in bfloat16, 0 in float32", min = 0, max = 1)
        int bf16,

        @Setting(help = "Pairs in memory at once, a proper divisor of batch; 0 takes them all", min = 0)
        int microBatch,

        @Setting(help = "Order of the ranking loss; with loss=rankclip", min = 1)
        int order,

        @Setting(help = "The loss") Loss loss,

        @Setting(help = "PyTorch's optimiser; Dinoscope's is always fused")
        Optimiser opt,

        @Setting(help = "Where") Place device) {

    /// What is minimised.
    public enum Loss {
        CLIP,
        RANKCLIP
    }

    /// AdamW as a loop over weights, or in one kernel.
    public enum Optimiser {
        DEFAULT,
        FUSED
    }

    /// The processor, or the first GPU.
    public enum Place {
        CPU,
        CUDA
    }

    public StepSizes {
        Refused.unless(
                microBatch == 0 || (microBatch > 1 && microBatch < batch && batch % microBatch == 0),
                "micro_batch",
                microBatch,
                "expected 0, or a proper divisor of batch, " + batch + ", that is at least 2");
        Refused.unless(width % heads == 0, "width", width, "expected a multiple of heads, " + heads);
        Refused.unless(image % patch == 0, "image", image, "expected a multiple of patch, " + patch);
    }

    public StepSizes() {
        this(64, 192, 6, 3, 64, 8, 1000, 32, 4, 128, 2, 10, 3, 0, 0, 1, Loss.CLIP, Optimiser.FUSED, Place.CPU);
    }

    /// @param settings as `key=value`
    /// @throws dev.dinoscope.engine.config.ConfigException naming all that are wrong
    public static StepSizes of(List<String> settings) {
        return Configs.read(StepSizes.class, "bench step", "", settings);
    }

    /// As [dev.dinoscope.engine.train.prepare.Devices] takes it.
    String deviceName() {
        return device.name().toLowerCase(Locale.ROOT);
    }

    /// All keys with their values, in order.
    SequencedMap<String, Object> all() {
        return Configs.flatten(this);
    }
}
