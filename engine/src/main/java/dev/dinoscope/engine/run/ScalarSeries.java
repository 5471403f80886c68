package dev.dinoscope.engine.run;

import java.util.Arrays;

/// The values of one tag by rising step; the last value written for a step holds.
public final class ScalarSeries {
    private long[] steps = new long[64];
    private double[] values = new double[64];
    private double[] wallTimes = new double[64];
    private int size;

    void put(long step, double wallTime, double value) {
        var at = size == 0 || steps[size - 1] < step ? size : Arrays.binarySearch(steps, 0, size, step);
        if (at < 0) {
            at = -at - 1;
            insert(at);
        } else if (at == size) {
            insert(at);
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
        size = at < 0 ? -at - 1 : at;
    }

    /// The value of a step; NaN where there is none.
    public double at(long step) {
        var at = Arrays.binarySearch(steps, 0, size, step);
        return at < 0 ? Double.NaN : values[at];
    }

    public int size() {
        return size;
    }

    public long step(int index) {
        return steps[index];
    }

    public double value(int index) {
        return values[index];
    }

    /// Unix time in seconds.
    public double wallTime(int index) {
        return wallTimes[index];
    }

    public long[] steps() {
        return Arrays.copyOf(steps, size);
    }

    public double[] values() {
        return Arrays.copyOf(values, size);
    }
}
