package dev.dinoscope.engine.data.load;

/// The rows of a data set that make up a batch, in its order. Immutable.
public final class Rows {
    private final int[] values;

    Rows(int... values) {
        this.values = values.clone();
    }

    /// Number of rows.
    int count() {
        return values.length;
    }

    /// The row of the batch's i-th pair.
    int get(int i) {
        return values[i];
    }

    /// A copy.
    public int[] toArray() {
        return values.clone();
    }
}
