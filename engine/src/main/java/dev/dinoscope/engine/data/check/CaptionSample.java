package dev.dinoscope.engine.data.check;

import dev.dinoscope.engine.data.PairTable;
import java.util.List;
import java.util.stream.IntStream;

/// Captions that are enough to train a tokenizer on, for counting tokens only.
public final class CaptionSample {
    private static final int ENOUGH = 100_000;

    private CaptionSample() {}

    /// Captions of evenly spread pairs.
    public static List<String> of(PairTable pairs) {
        int step = Math.max(1, pairs.size() / ENOUGH);
        return IntStream.iterate(0, row -> row < pairs.size(), row -> row + step)
                .mapToObj(pairs::get)
                .flatMap(pair -> pair.captions().stream())
                .toList();
    }
}
