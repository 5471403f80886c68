package dev.dinoscope.engine.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.Set;

/// The keys of the step benchmark, those of `peer_step.py`, with the same defaults; and two which the peer
/// does not have: `micro_batch`, rows in memory at once, 0 for the whole batch, and `order` of the ranking
/// loss.
public final class StepSizes {
    static final String MICRO_BATCH = "micro_batch";
    static final String ORDER = "order";

    private static final Set<String> MAY_BE_ZERO = Set.of("depth", "textdepth", "warmup", "bf16", MICRO_BATCH);

    private final SequencedMap<String, Integer> sizes = new LinkedHashMap<>();
    private final SequencedMap<String, String> words = new LinkedHashMap<>();

    private StepSizes() {
        int[] defaults = {64, 192, 6, 3, 64, 8, 1000, 32, 4, 128, 2, 10, 3, 0, 0, 1};
        String[] keys = {
            "batch",
            "width",
            "depth",
            "heads",
            "image",
            "patch",
            "vocab",
            "context",
            "textdepth",
            "embed",
            "threads",
            "steps",
            "warmup",
            "bf16",
            MICRO_BATCH,
            ORDER
        };
        for (int i = 0; i < keys.length; i++) {
            sizes.put(keys[i], defaults[i]);
        }
        words.put("loss", "clip");
        words.put("opt", "fused");
        words.put("device", "cpu");
    }

    /// @param arguments `key=value`
    /// @throws IllegalArgumentException for an unknown key or a value that does not fit
    public static StepSizes parse(List<String> arguments) {
        StepSizes sizes = new StepSizes();
        arguments.forEach(sizes::set);
        sizes.requireOneOf("loss", List.of("clip", "rankclip"));
        sizes.requireOneOf("opt", List.of("default", "fused"));
        sizes.requireOneOf("device", List.of("cpu", "cuda"));
        sizes.requireThatTheyFit();
        return sizes;
    }

    private void set(String argument) {
        int equals = argument.indexOf('=');
        String key = equals < 0 ? argument : argument.substring(0, equals);
        String value = argument.substring(equals + 1);
        if (words.containsKey(key) && equals > 0) {
            words.put(key, value);
        } else if (sizes.containsKey(key) && equals > 0) {
            if (!value.matches("\\d{1,9}")) {
                throw new IllegalArgumentException(key + ": " + value + " — expected a whole number");
            }
            sizes.put(key, Integer.parseInt(value));
        } else {
            throw new IllegalArgumentException(argument + " — expected key=value with one of the keys "
                    + String.join(", ", sizes.keySet()) + ", " + String.join(", ", words.keySet()));
        }
    }

    private void requireThatTheyFit() {
        sizes.forEach((key, value) -> {
            if (value == 0 && !MAY_BE_ZERO.contains(key)) {
                throw new IllegalArgumentException(key + ": 0 — expected 1 or more");
            }
        });
        if (size("bf16") > 1) {
            throw new IllegalArgumentException("bf16: " + size("bf16") + " — expected 0 or 1");
        }
        int rows = size(MICRO_BATCH);
        if (rows != 0 && (rows < 2 || rows >= size("batch") || size("batch") % rows != 0)) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "micro_batch: %d — expected 0, or a proper divisor of batch, %d, that is at least 2",
                    rows,
                    size("batch")));
        }
        requireMultiple("width", "heads");
        requireMultiple("image", "patch");
    }

    private void requireMultiple(String key, String of) {
        if (size(key) % size(of) != 0) {
            throw new IllegalArgumentException(
                    String.format(Locale.ROOT, "%s: %d — expected a multiple of %s, %d", key, size(key), of, size(of)));
        }
    }

    private void requireOneOf(String key, List<String> allowed) {
        if (!allowed.contains(word(key))) {
            throw new IllegalArgumentException(key + ": " + word(key) + " — expected " + String.join(" or ", allowed));
        }
    }

    int size(String key) {
        return Objects.requireNonNull(sizes.get(key), key);
    }

    String word(String key) {
        return Objects.requireNonNull(words.get(key), key);
    }

    /// All keys with their values, in order.
    SequencedMap<String, Object> all() {
        SequencedMap<String, Object> all = new LinkedHashMap<>(sizes);
        for (Map.Entry<String, String> word : words.entrySet()) {
            all.put(word.getKey(), word.getValue());
        }
        return all;
    }
}
