package dev.dinoscope.viz.chart;

/// Points to draw in order; NaN values of y part the line.
final class Polyline {
    private final double[] xs;
    private final double[] ys;

    Polyline(double[] xs, double[] ys) {
        this.xs = xs;
        this.ys = ys;
    }

    int size() {
        return xs.length;
    }

    double x(int index) {
        return xs[index];
    }

    double y(int index) {
        return ys[index];
    }
}
