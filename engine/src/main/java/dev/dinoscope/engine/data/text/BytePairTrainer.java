package dev.dinoscope.engine.data.text;

import dev.dinoscope.engine.data.text.Vocabulary.Merge;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeSet;

/// Learns byte-pair merges: again and again the most frequent pair of neighbours becomes one token
/// (Sennrich et al. 2016, algorithm 1). Ties go to the pair that sorts first, so the same captions give the
/// same tokenizer everywhere.
public final class BytePairTrainer {
    /// The bytes, the bytes that end a word, start and end: no vocabulary is smaller.
    public static final int SMALLEST = Vocabulary.BYTES + Vocabulary.SPECIALS;

    /// No word is longer; of what is pasted without a space, only the beginning is learned from: each merge takes
    /// time in proportion to the words that hold it.
    private static final int LONGEST_WORD = 1024;

    /// A pair seen once teaches nothing.
    private static final int MIN_COUNT = 2;

    private static final Comparator<Candidate> MOST_FREQUENT_FIRST = Comparator.comparingLong(Candidate::count)
            .reversed()
            .thenComparing(candidate -> candidate.pair().left())
            .thenComparing(candidate -> candidate.pair().right());

    private final List<List<String>> words = new ArrayList<>();
    private final List<Long> counts = new ArrayList<>();
    private final Map<Merge, Long> pairCounts = new HashMap<>();
    private final Map<Merge, Set<Integer>> wordsWith = new HashMap<>();
    private final PriorityQueue<Candidate> queue = new PriorityQueue<>(MOST_FREQUENT_FIRST);

    private record Candidate(Merge pair, long count) {}

    private BytePairTrainer(Collection<String> captions) {
        Map<String, Long> frequency = new LinkedHashMap<>();
        captions.forEach(caption ->
                Words.of(Cleaning.HUGGING_FACE.clean(caption)).forEach(word -> frequency.merge(word, 1L, Long::sum)));
        frequency.forEach((word, count) -> {
            words.add(symbols(word));
            counts.add(count);
        });
        for (int word = 0; word < words.size(); word++) {
            addPairs(word, 1);
        }
        pairCounts.forEach((pair, count) -> queue.add(new Candidate(pair, count)));
    }

    private static List<String> symbols(String word) {
        var symbols = new ArrayList<String>();
        var letters = ByteAlphabet.spell(word);
        for (int i = 0; i < Math.min(LONGEST_WORD, letters.length()); i++) {
            symbols.add(letters.charAt(i) + (i + 1 < letters.length() ? "" : Vocabulary.END_OF_WORD));
        }
        return symbols;
    }

    /// @param vocabularySize at most this many ids; fewer when the captions have no more pairs that repeat
    /// @throws IllegalArgumentException when the size is below [#SMALLEST]
    public static BytePairTokenizer train(Collection<String> captions, int vocabularySize) {
        if (vocabularySize < SMALLEST) {
            throw new IllegalArgumentException("vocabulary: " + vocabularySize + " — expected at least " + SMALLEST
                    + " (the bytes, start and end)");
        }
        var merges = new BytePairTrainer(captions).merges(vocabularySize - SMALLEST);
        return new BytePairTokenizer(Vocabulary.of(merges), Cleaning.HUGGING_FACE);
    }

    private List<Merge> merges(int wanted) {
        var merges = new ArrayList<Merge>();
        while (merges.size() < wanted && !queue.isEmpty()) {
            var next = queue.remove();
            if (next.count() != pairCounts.getOrDefault(next.pair(), 0L)) {
                continue; // outdated: the pair was queued again when its count changed
            }
            if (next.count() < MIN_COUNT) {
                break;
            }
            merges.add(next.pair());
            apply(next.pair());
        }
        return merges;
    }

    private void apply(Merge pair) {
        var changed = new TreeSet<>(wordsWith.getOrDefault(pair, Set.of()));
        for (int word : changed) {
            addPairs(word, -1);
            join(words.get(word), pair);
            addPairs(word, 1);
        }
        changed.stream()
                .flatMap(word -> pairs(words.get(word)).stream())
                .distinct()
                .forEach(touched -> queue.add(new Candidate(touched, pairCounts.getOrDefault(touched, 0L))));
    }

    private static void join(List<String> symbols, Merge pair) {
        for (int i = 0; i + 1 < symbols.size(); i++) {
            if (symbols.get(i).equals(pair.left()) && symbols.get(i + 1).equals(pair.right())) {
                symbols.set(i, pair.joined());
                symbols.remove(i + 1);
            }
        }
    }

    private void addPairs(int word, int sign) {
        for (var pair : pairs(words.get(word))) {
            pairCounts.merge(pair, sign * counts.get(word), Long::sum);
            if (sign > 0) {
                wordsWith.computeIfAbsent(pair, _ -> new TreeSet<>()).add(word);
            }
        }
    }

    private static List<Merge> pairs(List<String> symbols) {
        var pairs = new ArrayList<Merge>();
        for (int i = 0; i + 1 < symbols.size(); i++) {
            pairs.add(new Merge(symbols.get(i), symbols.get(i + 1)));
        }
        return pairs;
    }
}
