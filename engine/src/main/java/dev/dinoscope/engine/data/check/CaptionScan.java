package dev.dinoscope.engine.data.check;

import dev.dinoscope.engine.data.Pair;
import dev.dinoscope.engine.data.PairTable;
import dev.dinoscope.engine.data.text.BytePairTokenizer;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/// Counts captions and their tokens.
final class CaptionScan {
    private static final int SHOWN = 5;
    /// Longer captions are counted as this long.
    private static final int LONGEST = 1 << 16;
    private static final int START_AND_END = 2;

    private final BytePairTokenizer tokenizer;
    private final int context;
    private final Map<String, Integer> times = new HashMap<>();
    private final int[] lengths = new int[LONGEST + 1];
    private int total;
    private int fewest = Integer.MAX_VALUE;
    private int most;
    private int withLineBreaks;
    private final SequencedMap<String, Integer> images = new LinkedHashMap<>();

    CaptionScan(BytePairTokenizer tokenizer, int context) {
        this.tokenizer = tokenizer;
        this.context = context;
    }

    DataReport.Captions of(PairTable pairs) {
        pairs.forEach(this::add);
        return summary();
    }

    private void add(Pair pair) {
        int number = pair.captions().size();
        fewest = Math.min(fewest, number);
        most = Math.max(most, number);
        total += number;
        if (number > 0) {
            images.merge(pair.split(), 1, Integer::sum);
        }
        for (var caption : pair.captions()) {
            times.merge(caption, 1, Integer::sum);
            withLineBreaks += caption.indexOf('\n') >= 0 || caption.indexOf('\r') >= 0 ? 1 : 0;
            lengths[Math.min(LONGEST, tokenizer.encode(caption).length + START_AND_END)]++;
        }
    }

    private DataReport.Captions summary() {
        var repeated = new LinkedHashMap<String, Integer>();
        times.entrySet().stream()
                .filter(caption -> caption.getValue() > 1)
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(SHOWN)
                .forEach(caption -> repeated.put(caption.getKey(), caption.getValue()));
        int cut = 0;
        int longest = 0;
        for (int length = 0; length <= LONGEST; length++) {
            cut += length > context ? lengths[length] : 0;
            longest = lengths[length] > 0 ? length : longest;
        }
        return new DataReport.Captions(
                total,
                total - times.size(),
                repeated,
                withLineBreaks,
                images,
                total == 0 ? 0 : fewest,
                most,
                median(),
                longest,
                context,
                total == 0 ? 0 : (double) cut / total);
    }

    private int median() {
        int before = 0;
        int length = 0;
        while (length < LONGEST && 2 * (before + lengths[length]) < total) {
            before += lengths[length++];
        }
        return length;
    }
}
