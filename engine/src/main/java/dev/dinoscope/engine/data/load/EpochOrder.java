package dev.dinoscope.engine.data.load;

import dev.dinoscope.engine.data.PairTable;
import dev.dinoscope.engine.data.seed.SampleRandom;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Which rows each batch of an epoch has: every row at most once, an incomplete batch's worth dropped, another order
/// each epoch.
///
/// With distinct concepts, rows are lined up concept by concept (both in random order) and dealt out like cards, one to
/// each batch in turn. Rows of a concept then meet in one batch only where it has more rows than the epoch has batches,
/// and no row has to be held back.
final class EpochOrder {
    private static final long ORDER_STREAM = 1;
    private final int[] rows;
    private final int[] conceptOf;
    private final int concepts;
    private final int batchSize;
    private final boolean distinctConcepts;
    private final long seed;

    EpochOrder(PairTable pairs, int[] rows, int batchSize, boolean distinctConcepts, long seed) {
        if (batchSize > rows.length) {
            throw new IllegalArgumentException(
                    "a batch of " + batchSize + " is larger than the split, which has " + rows.length + " images");
        }
        this.rows = rows.clone();
        this.batchSize = batchSize;
        this.distinctConcepts = distinctConcepts;
        this.seed = seed;
        this.conceptOf = new int[rows.length];
        this.concepts = numberConcepts(pairs);
    }

    /// Numbers those of these rows anew, in their order, so that the order does not depend on what else there is.
    private int numberConcepts(PairTable pairs) {
        var numbers = new int[pairs.concepts()];
        int met = 0;
        for (int position = 0; position < rows.length; position++) {
            int concept = pairs.concept(rows[position]);
            if (numbers[concept] == 0) {
                numbers[concept] = ++met;
            }
            conceptOf[position] = numbers[concept] - 1;
        }
        return met;
    }

    int batches() {
        return rows.length / batchSize;
    }

    /// @return the rows of each batch
    List<Rows> epoch(long epoch) {
        var random = new SampleRandom().seed(seed, ORDER_STREAM, epoch);
        int[] line = shuffledPositions(random);
        if (distinctConcepts) {
            line = groupedByConcept(line, random);
        }
        return distinctConcepts ? deal(line, random) : cut(line);
    }

    private int[] shuffledPositions(SampleRandom random) {
        var positions = new int[rows.length];
        Arrays.setAll(positions, i -> i);
        random.shuffle(positions);
        return positions;
    }

    /// Counting sort by the concepts' random rank; stable, so that the shuffled order within a concept stays.
    private int[] groupedByConcept(int[] positions, SampleRandom random) {
        var rank = new int[concepts];
        Arrays.setAll(rank, i -> i);
        random.shuffle(rank);
        var start = new int[concepts + 1];
        for (int position : positions) {
            start[rank[conceptOf[position]] + 1]++;
        }
        Arrays.parallelPrefix(start, Integer::sum);
        var grouped = new int[positions.length];
        for (int position : positions) {
            grouped[start[rank[conceptOf[position]]]++] = position;
        }
        return grouped;
    }

    /// The first batches get one row more when it does not come out even; a random one of theirs is dropped.
    private List<Rows> deal(int[] line, SampleRandom random) {
        int batches = batches();
        var dealt = new int[batches][];
        for (int batch = 0; batch < batches; batch++) {
            var hand = new int[(line.length - batch + batches - 1) / batches];
            for (int card = 0; card < hand.length; card++) {
                hand[card] = rows[line[batch + card * batches]];
            }
            random.shuffle(hand);
            dealt[batch] = Arrays.copyOf(hand, batchSize);
        }
        var order = new int[batches];
        Arrays.setAll(order, i -> i);
        random.shuffle(order);
        return Arrays.stream(order).mapToObj(batch -> new Rows(dealt[batch])).toList();
    }

    private List<Rows> cut(int[] line) {
        return IntStream.range(0, batches())
                .mapToObj(batch -> new Rows(IntStream.range(0, batchSize)
                        .map(i -> rows[line[batch * batchSize + i]])
                        .toArray()))
                .toList();
    }
}
