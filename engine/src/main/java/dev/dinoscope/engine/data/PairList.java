package dev.dinoscope.engine.data;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Pairs in memory.
final class PairList extends PairTable {
    private final List<Pair> pairs;
    private final int[] conceptOf;
    private final int concepts;

    PairList(List<Pair> pairs) {
        this.pairs = List.copyOf(pairs);
        Map<String, Integer> numbers = new HashMap<>();
        this.conceptOf = this.pairs.stream()
                .mapToInt(pair -> numbers.computeIfAbsent(pair.concept(), _ -> numbers.size()))
                .toArray();
        this.concepts = numbers.size();
    }

    @Override
    public Pair get(int row) {
        return pairs.get(row);
    }

    @Override
    public int size() {
        return pairs.size();
    }

    @Override
    public String id(int row) {
        return pairs.get(row).id();
    }

    @Override
    public String split(int row) {
        return pairs.get(row).split();
    }

    @Override
    public int concept(int row) {
        return conceptOf[row];
    }

    @Override
    public int concepts() {
        return concepts;
    }
}
