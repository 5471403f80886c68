package dev.dinoscope.viz.chart;

import dev.dinoscope.viz.chart.line.PlotRange;
import java.awt.image.BufferedImage;
import java.util.List;
import javafx.geometry.Rectangle2D;
import javafx.scene.paint.Color;

/// A drawn chart and what is needed to read values from it.
///
/// @param plot where the curves are, in units of length
/// @param note what the reader should know about values that are not shown; empty if nothing
record CurvesFrame(
        CurvesSpec spec,
        BufferedImage image,
        Rectangle2D plot,
        PlotRange x,
        PlotRange y,
        List<Line> lines,
        String note) {
    CurvesFrame {
        lines = List.copyOf(lines);
    }

    /// A visible curve.
    record Line(CurveData data, SmoothedValues smoothed, Color colour, int number) {}

    /// Values of a smoothed curve, by index.
    @FunctionalInterface
    interface SmoothedValues {
        double at(int index);
    }

    double xAt(double position) {
        return x.at((position - plot.getMinX()) / plot.getWidth(), false);
    }

    double positionOfX(double value) {
        return plot.getMinX() + x.fraction(value, false) * plot.getWidth();
    }

    double yAt(double position) {
        return y.at((plot.getMaxY() - position) / plot.getHeight(), spec.logY());
    }

    double positionOfY(double value) {
        return plot.getMaxY() - y.fraction(value, spec.logY()) * plot.getHeight();
    }
}
