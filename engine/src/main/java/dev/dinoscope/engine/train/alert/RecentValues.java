package dev.dinoscope.engine.train.alert;

import java.util.Arrays;

/// The last so many finite values.
final class RecentValues {
    private final double[] ring;
    private long seen;

    RecentValues(int capacity) {
        ring = new double[capacity];
    }

    void add(double value) {
        if (Double.isFinite(value)) {
            ring[(int) (seen++ % ring.length)] = value;
        }
    }

    int count() {
        return (int) Math.min(seen, ring.length);
    }

    boolean isFull() {
        return seen >= ring.length;
    }

    /// In no particular order.
    double[] values() {
        return Arrays.copyOf(ring, count());
    }
}
