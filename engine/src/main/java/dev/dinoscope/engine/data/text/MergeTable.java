package dev.dinoscope.engine.data.text;

import dev.dinoscope.engine.data.text.Vocabulary.Merge;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/// Merges by rank over ids, and how they are applied to a word: the merge of the lowest rank first, of equal ones the
/// leftmost, until none is left. Takes n·log n for n bytes, however long a word is. Thread-safe.
final class MergeTable {
    private static final int NONE = -1;
    private final Map<Long, Ranked> merges = new HashMap<>();

    private record Ranked(int rank, int joined) {}

    /// @param ids of all tokens that take part
    MergeTable(List<Merge> inOrder, Map<String, Integer> ids) {
        for (var merge : inOrder) {
            merges.putIfAbsent(
                    pair(id(ids, merge.left()), id(ids, merge.right())),
                    new Ranked(merges.size(), id(ids, merge.joined())));
        }
    }

    private static int id(Map<String, Integer> ids, String token) {
        var id = ids.get(token);
        if (id == null) {
            throw new IllegalArgumentException("the vocabulary lacks \"" + token + "\"");
        }
        return id;
    }

    /// One number for two neighbours.
    static long pair(int left, int right) {
        return (long) left << Integer.SIZE | right;
    }

    /// @param symbols ids of a word's bytes; changed
    /// @return ids of its tokens
    int[] apply(int[] symbols) {
        return new Word(symbols).merged();
    }

    /// The symbols as a list that is linked both ways; those that are joined to their left neighbour leave it.
    private final class Word {
        private final int[] symbols;
        private final int[] next;
        private final int[] previous;
        /// Rank in the upper half, place in the lower.
        private final PriorityQueue<Long> candidates = new PriorityQueue<>();

        Word(int[] symbols) {
            this.symbols = symbols;
            this.next = new int[symbols.length];
            this.previous = new int[symbols.length];
            for (int i = 0; i < symbols.length; i++) {
                next[i] = i + 1 < symbols.length ? i + 1 : NONE;
                previous[i] = i - 1;
            }
        }

        int[] merged() {
            for (int i = 0; i < symbols.length; i++) {
                offer(i);
            }
            while (!candidates.isEmpty()) {
                long candidate = candidates.remove();
                int place = (int) candidate;
                var merge = at(place);
                if (merge != null && merge.rank == (int) (candidate >> Integer.SIZE)) {
                    join(place, merge.joined);
                }
            }
            return left();
        }

        private @Nullable Ranked at(int place) {
            return symbols[place] == NONE || next[place] == NONE
                    ? null
                    : merges.get(pair(symbols[place], symbols[next[place]]));
        }

        private void offer(int place) {
            var merge = at(place);
            if (merge != null) {
                candidates.add(pair(merge.rank, place));
            }
        }

        private void join(int place, int joined) {
            int gone = next[place];
            symbols[place] = joined;
            symbols[gone] = NONE;
            next[place] = next[gone];
            if (next[place] != NONE) {
                previous[next[place]] = place;
            }
            offer(place);
            if (previous[place] != NONE) {
                offer(previous[place]);
            }
        }

        private int[] left() {
            var tokens = new ArrayList<Integer>();
            for (int i = 0; i != NONE && i < symbols.length; i = next[i]) {
                tokens.add(symbols[i]);
            }
            return tokens.stream().mapToInt(Integer::intValue).toArray();
        }
    }
}
