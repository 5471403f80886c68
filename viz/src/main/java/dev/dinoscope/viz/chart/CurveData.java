package dev.dinoscope.viz.chart;

import java.util.Arrays;

/// The points of a curve at one moment. Later appends do not change it: they write behind [#count] only.
final class CurveData {
    private final CurveKey key;
    private final int generation;
    private final int count;
    private final double[] steps;
    private final double[] seconds;
    private final double[] values;

    CurveData(CurveKey key, int generation, int count, double[] steps, double[] seconds, double[] values) {
        this.key = key;
        this.generation = generation;
        this.count = count;
        this.steps = steps;
        this.seconds = seconds;
        this.values = values;
    }

    CurveKey key() {
        return key;
    }

    /// Changes when points that were there before have been replaced.
    int generation() {
        return generation;
    }

    int count() {
        return count;
    }

    /// Position on the x axis.
    double x(XAxis axis, int index) {
        return axis == XAxis.STEP ? steps[index] : seconds[index];
    }

    /// NaN where the run reported no finite number.
    double value(int index) {
        double value = values[index];
        return Double.isFinite(value) ? value : Double.NaN;
    }

    /// What the run reported, be it finite or not.
    double reported(int index) {
        return values[index];
    }

    /// At how many steps the run reported no finite number.
    int notFinite() {
        int found = 0;
        for (int i = 0; i < count; i++) {
            found += Double.isFinite(values[i]) ? 0 : 1;
        }
        return found;
    }

    /// Index of the first point at or behind x; [#count] if there is none.
    int indexAtOrAfter(XAxis axis, double x) {
        double[] positions = axis == XAxis.STEP ? steps : seconds;
        int found = Arrays.binarySearch(positions, 0, count, x);
        return found >= 0 ? found : -found - 1;
    }

    /// Index of the point closest to x.
    int nearest(XAxis axis, double x) {
        int after = indexAtOrAfter(axis, x);
        if (after == 0 || count == 0) {
            return 0;
        }
        return after < count && x(axis, after) - x < x - x(axis, after - 1) ? after : after - 1;
    }
}
