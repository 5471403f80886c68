package dev.dinoscope.engine.run.events;

import java.util.Arrays;

/// The values of one tag by rising step; the last value written for a step holds.
public final class ScalarSeries {
    private long[] steps = new long[64];
    private double[] values = new double[64];
    private double[] wallTimes = new double[64];
    private int size;
    private int generation;

    void put(long step, double wallTime, double value) {
        var at = size == 0 || steps[size - 1] < step ? size : Arrays.binarySearch(steps, 0, size, step);
        if (at < 0 || at == size) {
            at = at < 0 ? -at - 1 : at;
            generation += at < size ? 1 : 0;
            insert(at);
        } else {
            generation++;
        }
        steps[at] = step;
        values[at] = value;
        wallTimes[at] = wallTime;
    }

    private void insert(int at) {
        if (size == steps.length) {
            steps = Arrays.copyOf(steps, 2 * size);
            values = Arrays.copyOf(values, 2 * size);
            wallTimes = Arrays.copyOf(wallTimes, 2 * size);
        }
        System.arraycopy(steps, at, steps, at + 1, size - at);
        System.arraycopy(values, at, values, at + 1, size - at);
        System.arraycopy(wallTimes, at, wallTimes, at + 1, size - at);
        size++;
    }

    /// Forgets everything at this step and later.
    void truncate(long step) {
        var at = Arrays.binarySearch(steps, 0, size, step);
        var left = at < 0 ? -at - 1 : at;
        generation += left < size ? 1 : 0;
        size = left;
    }

    /// Changes when something that was there before has changed, not when values follow behind the last one.
    public int generation() {
        return generation;
    }

    /// Whether a value was logged for a step, be it finite or not.
    public boolean has(long step) {
        return Arrays.binarySearch(steps, 0, size, step) >= 0;
    }

    boolean endsBefore(long step) {
        return size == 0 || steps[size - 1] < step;
    }

    /// Takes over what another series has before a step.
    void putAll(ScalarSeries other, long before) {
        for (int i = 0; i < other.size && other.steps[i] < before; i++) {
            put(other.steps[i], other.wallTimes[i], other.values[i]);
        }
    }

    /// The value of a step; NaN where there is none.
    public double at(long step) {
        var at = Arrays.binarySearch(steps, 0, size, step);
        return at < 0 ? Double.NaN : values[at];
    }

    public int size() {
        return size;
    }

    long step(int index) {
        return steps[index];
    }

    /// Unix time in seconds.
    double wallTime(int index) {
        return wallTimes[index];
    }

    public long[] steps() {
        return steps(0);
    }

    public double[] values() {
        return values(0);
    }

    /// Copied from an index on.
    public long[] steps(int from) {
        return Arrays.copyOfRange(steps, from, size);
    }

    /// Copied from an index on.
    public double[] values(int from) {
        return Arrays.copyOfRange(values, from, size);
    }

    /// Copied from an index on.
    double[] wallTimes(int from) {
        return Arrays.copyOfRange(wallTimes, from, size);
    }
}
