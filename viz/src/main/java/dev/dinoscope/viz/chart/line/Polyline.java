package dev.dinoscope.viz.chart.line;

/// Points to draw in order; NaN values of y part the line.
public final class Polyline {
    private final double[] xs;
    private final double[] ys;

    Polyline(double[] xs, double[] ys) {
        this.xs = xs;
        this.ys = ys;
    }

    public int size() {
        return xs.length;
    }

    /// Whether a point has a value and both neighbours are gaps or missing.
    public boolean alone(int index) {
        return !Double.isNaN(ys[index])
                && (index == 0 || Double.isNaN(ys[index - 1]))
                && (index == ys.length - 1 || Double.isNaN(ys[index + 1]));
    }

    public double x(int index) {
        return xs[index];
    }

    public double y(int index) {
        return ys[index];
    }
}
