package dev.dinoscope.viz.chart.line;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/// Reduces points to what a picture can show: for each bin of the x axis the lowest and the highest value, in
/// their order; where there are gaps, those before the first, between and behind the last of them. No extreme is
/// lost, nor the line between a gap and the next bin.
public final class Decimator {
    private double[] xs;
    private double[] ys;
    private int size;

    private Decimator(int capacity) {
        xs = new double[capacity];
        ys = new double[capacity];
    }

    /// @param from first point, inclusive
    /// @param to last point, exclusive; x is ascending in between
    /// @param bins number of bins between low and high; points outside belong to the first and last
    public static Polyline decimate(
            IntToDoubleFunction x, IntToDoubleFunction y, int from, int to, double low, double high, int bins) {
        var out = new Decimator(Math.min(to - from, 3 * bins) + 1);
        double perUnit = bins / (high - low);
        int i = from;
        while (i < to) {
            int bin = bin(x.applyAsDouble(i), low, perUnit, bins);
            int begin = i;
            while (i < to && bin(x.applyAsDouble(i), low, perUnit, bins) == bin) {
                i++;
            }
            out.addBin(x, y, begin, i);
        }
        return new Polyline(Arrays.copyOf(out.xs, out.size), Arrays.copyOf(out.ys, out.size));
    }

    private static int bin(double x, double low, double perUnit, int bins) {
        return Math.clamp((int) Math.floor((x - low) * perUnit), -1, bins);
    }

    /// Points between gaps stay together: what is drawn on either side of a gap must reach the next bin.
    private void addBin(IntToDoubleFunction x, IntToDoubleFunction y, int begin, int end) {
        int first = gap(y, begin, end, 1);
        if (first == end) {
            addExtremes(x, y, begin, end);
            return;
        }
        int last = gap(y, end - 1, begin - 1, -1);
        addExtremes(x, y, begin, first);
        add(x.applyAsDouble(first), Double.NaN);
        if (addExtremes(x, y, first + 1, last)) {
            add(x.applyAsDouble(last), Double.NaN);
        }
        addExtremes(x, y, last + 1, end);
    }

    /// @return the first gap from a point on in a direction, `end` without one
    private static int gap(IntToDoubleFunction y, int from, int end, int direction) {
        int i = from;
        while (i != end && !Double.isNaN(y.applyAsDouble(i))) {
            i += direction;
        }
        return i;
    }

    /// @return whether there was any value
    private boolean addExtremes(IntToDoubleFunction x, IntToDoubleFunction y, int begin, int end) {
        int lowest = -1;
        int highest = -1;
        for (int i = begin; i < end; i++) {
            double value = y.applyAsDouble(i);
            if (!Double.isNaN(value)) {
                lowest = lowest < 0 || value < y.applyAsDouble(lowest) ? i : lowest;
                highest = highest < 0 || value > y.applyAsDouble(highest) ? i : highest;
            }
        }
        if (lowest < 0) {
            return false;
        }
        add(x.applyAsDouble(Math.min(lowest, highest)), y.applyAsDouble(Math.min(lowest, highest)));
        if (lowest != highest) {
            add(x.applyAsDouble(Math.max(lowest, highest)), y.applyAsDouble(Math.max(lowest, highest)));
        }
        return true;
    }

    private void add(double x, double y) {
        if (size == xs.length) {
            xs = Arrays.copyOf(xs, size * 2);
            ys = Arrays.copyOf(ys, size * 2);
        }
        xs[size] = x;
        ys[size++] = y;
    }
}
