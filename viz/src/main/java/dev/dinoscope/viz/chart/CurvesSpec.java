package dev.dinoscope.viz.chart;

import dev.dinoscope.viz.pane.ChartTheme;
import java.util.Map;
import java.util.Set;
import javafx.scene.paint.Color;
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
/// @param colours of curves that do not take the theme's
record CurvesSpec(
        double width,
        double height,
        double scale,
        ChartTheme theme,
        double smoothing,
        boolean logY,
        XAxis xAxis,
        @Nullable PlotRange x,
        @Nullable PlotRange y,
        Set<CurveKey> hidden,
        Map<CurveKey, Color> colours) {
    CurvesSpec {
        hidden = Set.copyOf(hidden);
        colours = Map.copyOf(colours);
    }

    /// The colour of the curve that appeared as the given number.
    Color colour(CurveKey key, int number) {
        return colours.getOrDefault(key, theme.series(number));
    }
}
