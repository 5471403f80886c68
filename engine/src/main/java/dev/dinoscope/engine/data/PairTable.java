package dev.dinoscope.engine.data;

import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;

/// The pairs of a data set, by row. A [Pair] is made when it is asked for, so that a data set of millions can
/// lie in columns on disk; what whole data sets are walked over for is had without making pairs. Safe to read
/// from many threads.
public abstract class PairTable extends AbstractList<Pair> implements RandomAccess {
    /// A table over pairs that are there already.
    public static PairTable of(List<Pair> pairs) {
        return new PairList(pairs);
    }

    /// [Pair#id()] of a row.
    public abstract String id(int row);

    /// [Pair#split()] of a row.
    public abstract String split(int row);

    /// Number of a row's concept, below [#concepts()]: equal for rows that are false negatives of each other.
    public abstract int concept(int row);

    /// Whether a row's image has a caption.
    public boolean hasCaption(int row) {
        return !get(row).captions().isEmpty();
    }

    /// Number of different concepts.
    public abstract int concepts();
}
