package dev.dinoscope.engine.bench;

import dev.dinoscope.engine.loss.rank.PlackettLuceMode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// What the benchmark of the ranking loss measures.
///
/// @param batches sizes of the batch, one after another
/// @param order of the loss, 1 is RANKCLIP
/// @param embed width of the embeddings
/// @param steps that are timed; the median counts
/// @param warmup steps before
public record RankSizes(
        List<Integer> batches,
        int order,
        int embed,
        int threads,
        int steps,
        int warmup,
        PlackettLuceMode mode,
        String device) {
    public RankSizes {
        batches = List.copyOf(batches);
    }

    public RankSizes() {
        this(List.of(256, 512, 1024, 2048, 4096), 1, 512, 2, 5, 1, PlackettLuceMode.EXACT, "cpu");
    }

    /// @param settings as `key=value`
    /// @throws IllegalArgumentException naming a wrong one
    public static RankSizes parse(List<String> settings) {
        var sizes = new RankSizes();
        for (var setting : settings) {
            var parts = setting.split("=", 2);
            if (parts.length != 2) {
                throw new IllegalArgumentException("\"" + setting + "\" — expected key=value");
            }
            sizes = sizes.with(parts[0], parts[1]);
        }
        return sizes;
    }

    private RankSizes with(String key, String value) {
        return switch (key) {
            case "batch" ->
                new RankSizes(
                        Arrays.stream(value.split(","))
                                .map(b -> whole(key, b, 1))
                                .toList(),
                        order,
                        embed,
                        threads,
                        steps,
                        warmup,
                        mode,
                        device);
            case "order" -> new RankSizes(batches, whole(key, value, 1), embed, threads, steps, warmup, mode, device);
            case "embed" -> new RankSizes(batches, order, whole(key, value, 1), threads, steps, warmup, mode, device);
            case "threads" -> new RankSizes(batches, order, embed, whole(key, value, 1), steps, warmup, mode, device);
            case "steps" -> new RankSizes(batches, order, embed, threads, whole(key, value, 1), warmup, mode, device);
            case "warmup" -> new RankSizes(batches, order, embed, threads, steps, whole(key, value, 0), mode, device);
            case "mode" ->
                new RankSizes(
                        batches,
                        order,
                        embed,
                        threads,
                        steps,
                        warmup,
                        PlackettLuceMode.valueOf(value.toUpperCase(Locale.ROOT)),
                        device);
            case "device" -> new RankSizes(batches, order, embed, threads, steps, warmup, mode, value);
            default ->
                throw new IllegalArgumentException("unknown key \"" + key
                        + "\"; there are batch, order, embed, threads, steps, warmup, mode, device");
        };
    }

    private static int whole(String key, String value, int least) {
        if (!value.matches("\\d{1,9}") || Integer.parseInt(value) < least) {
            throw new IllegalArgumentException(key + ": " + value + " — expected a whole number from " + least);
        }
        return Integer.parseInt(value);
    }
}
