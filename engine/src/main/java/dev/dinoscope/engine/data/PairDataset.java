package dev.dinoscope.engine.data;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/// Prepared pairs: pair `i` is image row `i`. Immutable and safe to read from many threads until closed.
public final class PairDataset implements AutoCloseable {
    private final String hash;
    private final PairTable pairs;
    private final PairImages images;
    private final Rejects rejects;
    private final Candidates candidates;
    private final SequencedMap<String, int[]> splits;

    /// @param hash of everything the content depends on; goes to a run's provenance
    /// @param pairs kept as they are when they are a [PairTable]
    /// @param images owned: closed with the data set
    public PairDataset(String hash, List<Pair> pairs, PairImages images) {
        this(hash, pairs, images, Rejects.NONE, Candidates.ALL_LABELS);
    }

    /// @param rejects what the source holds besides but cannot be used
    /// @param candidates whose captions compete in retrieval
    public PairDataset(String hash, List<Pair> pairs, PairImages images, Rejects rejects, Candidates candidates) {
        if (pairs.size() != images.rows()) {
            throw new IllegalArgumentException(pairs.size() + " pairs but " + images.rows() + " images");
        }
        this.hash = hash;
        this.pairs = pairs instanceof PairTable table ? table : PairTable.of(pairs);
        this.images = images;
        this.rejects = rejects;
        this.candidates = candidates;
        this.splits = rowsBySplit(this.pairs, _ -> true);
    }

    private PairDataset(PairDataset all, IntPredicate used) {
        this.hash = all.hash;
        this.pairs = all.pairs;
        this.images = all.images;
        this.rejects = all.rejects;
        this.candidates = all.candidates;
        this.splits = rowsBySplit(pairs, used);
    }

    private static SequencedMap<String, int[]> rowsBySplit(PairTable pairs, IntPredicate used) {
        var rows = new LinkedHashMap<String, IntStream.Builder>();
        for (int row = 0; row < pairs.size(); row++) {
            if (used.test(row)) {
                rows.computeIfAbsent(pairs.split(row), _ -> IntStream.builder()).add(row);
            }
        }
        var splits = new LinkedHashMap<String, int[]>();
        rows.forEach((split, members) -> splits.put(split, members.build().toArray()));
        return splits;
    }

    /// The same pairs with their images in another form.
    ///
    /// @param newHash of the content in that form
    /// @param others by the same rows; owned, and own what this data set does
    public PairDataset withImages(String newHash, PairImages others) {
        return new PairDataset(newHash, pairs, others, rejects, candidates);
    }

    /// The same rows, but in the splits only those whose image has a caption: for methods that read them.
    ///
    /// @return owns what this data set does
    public PairDataset captioned() {
        return rejects.captions() == 0 ? this : new PairDataset(this, pairs::hasCaption);
    }

    /// Content hash, hexadecimal.
    public String hash() {
        return hash;
    }

    /// All pairs, in the order of the image rows.
    public PairTable pairs() {
        return pairs;
    }

    /// The images, by the same rows.
    public PairImages images() {
        return images;
    }

    /// What the source holds besides but cannot be used.
    public Rejects rejects() {
        return rejects;
    }

    /// Whose captions compete in retrieval.
    Candidates candidates() {
        return candidates;
    }

    /// Split → number of pairs.
    public SequencedMap<String, Integer> splitSizes() {
        var sizes = new LinkedHashMap<String, Integer>();
        splits.forEach((split, rows) -> sizes.put(split, rows.length));
        return sizes;
    }

    /// Rows of a split, ascending; a copy.
    ///
    /// @throws IllegalArgumentException for a split that is not there, naming those that are
    public int[] split(String name) {
        var rows = splits.get(name);
        if (rows == null) {
            throw new IllegalArgumentException(
                    "no split \"" + name + "\"; there are " + String.join(", ", splits.keySet()));
        }
        return Arrays.copyOf(rows, rows.length);
    }

    @Override
    public void close() {
        images.close();
    }
}
