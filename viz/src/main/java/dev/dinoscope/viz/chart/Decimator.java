package dev.dinoscope.viz.chart;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/// Reduces points to what a picture can show: for each bin of the x axis the lowest and the highest value, in their
/// order, and a gap if there was one. No extreme is lost.
final class Decimator {
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
    static Polyline decimate(
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

    private void addBin(IntToDoubleFunction x, IntToDoubleFunction y, int begin, int end) {
        int lowest = -1;
        int highest = -1;
        int gap = -1;
        for (int i = begin; i < end; i++) {
            double value = y.applyAsDouble(i);
            if (Double.isNaN(value)) {
                gap = i;
                continue;
            }
            lowest = lowest < 0 || value < y.applyAsDouble(lowest) ? i : lowest;
            highest = highest < 0 || value > y.applyAsDouble(highest) ? i : highest;
        }
        int[] kept = lowest == highest ? new int[] {lowest, gap} : new int[] {lowest, highest, gap};
        Arrays.sort(kept);
        for (int i : kept) {
            if (i >= 0) {
                add(x.applyAsDouble(i), y.applyAsDouble(i));
            }
        }
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
