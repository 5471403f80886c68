package dev.dinoscope.viz.chart;

import dev.dinoscope.viz.chart.line.PlotRange;
import dev.dinoscope.viz.pane.ChartTheme;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Everything that decides how curves look, so that they can be drawn on another thread.
///
/// @param width of the picture in units of length
/// @param height likewise
/// @param scale pixels per unit
/// @param smoothing weight of the moving average in [0, 1)
/// @param x range that was zoomed to, null for all
/// @param y likewise
/// @param hidden curves that were switched off
/// @param numbers of curves, for colour and dashes; others take the number of their appearance
/// @param labels of runs; others are called by their name
record CurvesSpec(
        double width,
        double height,
        double scale,
        ChartTheme theme,
        PlotDress dress,
        double smoothing,
        boolean logY,
        XAxis xAxis,
        @Nullable PlotRange x,
        @Nullable PlotRange y,
        Set<CurveKey> hidden,
        Map<CurveKey, Integer> numbers,
        Map<String, String> labels) {
    CurvesSpec {
        hidden = Set.copyOf(hidden);
        numbers = Map.copyOf(numbers);
        labels = Map.copyOf(labels);
    }

    /// The number that gives a curve its colour and dashes.
    ///
    /// @param appearance of the curve, counted from 0
    int number(CurveKey key, int appearance) {
        return numbers.getOrDefault(key, appearance);
    }

    /// What the reader calls a curve.
    ///
    /// @param all curves of the chart
    String name(CurveKey key, CurveNames all) {
        return all.name(key, labels.getOrDefault(key.run(), key.run()));
    }
}
