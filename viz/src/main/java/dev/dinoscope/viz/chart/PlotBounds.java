package dev.dinoscope.viz.chart;

import dev.dinoscope.viz.chart.line.PlotRange;
import java.util.List;

/// Finds the ranges of both axes from what is visible.
final class PlotBounds {
    private static final double MARGIN = 0.05;
    /// With marks at the edge, which curves should not run into.
    private static final double WIDE_MARGIN = 0.12;
    private static final double LARGEST = 1e300;

    private final CurvesSpec spec;
    private double low = Double.POSITIVE_INFINITY;
    private double high = Double.NEGATIVE_INFINITY;
    private int dropped;
    private double share = MARGIN;

    PlotBounds(CurvesSpec spec) {
        this.spec = spec;
    }

    PlotRange x(List<CurveData> curves) {
        PlotRange zoomed = spec.x();
        if (zoomed != null) {
            return zoomed;
        }
        double first = Double.POSITIVE_INFINITY;
        double last = Double.NEGATIVE_INFINITY;
        for (CurveData curve : curves) {
            if (curve.count() > 0) {
                first = Math.min(first, curve.x(spec.xAxis(), 0));
                last = Math.max(last, curve.x(spec.xAxis(), curve.count() - 1));
            }
        }
        return first < last ? new PlotRange(first, last) : single(first);
    }

    private static PlotRange single(double x) {
        return Double.isInfinite(x) ? new PlotRange(0, 1) : new PlotRange(x - 1, x + 1);
    }

    /// Counts the values of a line that is drawn; call for every line before [#y].
    void include(CurvesFrame.SmoothedValues values, int from, int to) {
        for (int i = from; i < to; i++) {
            // The difference of two numbers near the largest is not finite.
            double value = Math.clamp(values.at(i), -LARGEST, LARGEST);
            if (spec.logY() && value <= 0) {
                dropped++;
            } else if (!Double.isNaN(value)) {
                low = Math.min(low, value);
                high = Math.max(high, value);
            }
        }
    }

    /// Leaves room for marks above and below.
    void reserveEdges() {
        share = WIDE_MARGIN;
    }

    /// Number of values that a logarithmic axis cannot show.
    int dropped() {
        return dropped;
    }

    PlotRange y() {
        PlotRange zoomed = spec.y();
        if (zoomed != null && !(spec.logY() && zoomed.low() <= 0)) {
            return zoomed;
        }
        if (low > high) {
            return spec.logY() ? new PlotRange(0.1, 1) : new PlotRange(0, 1);
        }
        return spec.logY() ? logarithmic() : linear();
    }

    private PlotRange linear() {
        double margin = low < high ? (high - low) * share : Math.max(Math.abs(low) * share, 1e-3);
        return new PlotRange(low - margin, high + margin);
    }

    private PlotRange logarithmic() {
        double factor = low < high ? Math.pow(high / low, share) : 1.5;
        return new PlotRange(low / factor, high * factor);
    }
}
