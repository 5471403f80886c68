package dev.dinoscope.engine.bench;

import dev.dinoscope.engine.config.Configs;
import dev.dinoscope.engine.config.Refused;
import dev.dinoscope.engine.config.Setting;
import dev.dinoscope.engine.loss.rank.PlackettLuceMode;
import java.util.Arrays;
import java.util.List;

/// What the benchmark of the ranking loss measures, by the keys of `peer_rank.py`.
///
/// @param batch sizes of the batch, one after another, as [#batches] gives them
/// @param order of the loss, 1 is RANKCLIP
public record RankSizes(
        @Setting(help = "Pairs of a step, several sizes with commas between, one after another", unit = "pairs")
        String batch,

        @Setting(help = "Order of the ranking loss; 1 is RANKCLIP", min = 1)
        int order,

        @Setting(help = "Width of the embeddings", min = 1) int embed,
        @Setting(help = "Threads of the processor", min = 1) int threads,

        @Setting(help = "Steps that are timed; the median counts", min = 1)
        int steps,

        @Setting(help = "Steps before", min = 0) int warmup,
        @Setting(help = "How the likelihood is computed") PlackettLuceMode mode,

        @Setting(help = "Where: auto, cpu, cuda or cuda:N") String device) {
    public RankSizes {
        Refused.unless(
                batch.matches("[1-9]\\d{0,8}(,[1-9]\\d{0,8})*"),
                "batch",
                batch,
                "expected whole numbers from 1, with commas between");
    }

    public RankSizes() {
        this("256,512,1024,2048,4096", 1, 512, 2, 5, 1, PlackettLuceMode.EXACT, "cpu");
    }

    /// @param settings as `key=value`
    /// @throws dev.dinoscope.engine.config.ConfigException naming all that are wrong
    public static RankSizes of(List<String> settings) {
        return Configs.read(RankSizes.class, "bench rank", "", settings);
    }

    /// Sizes of the batch, one after another.
    public List<Integer> batches() {
        return Arrays.stream(batch.split(",")).map(Integer::valueOf).toList();
    }
}
