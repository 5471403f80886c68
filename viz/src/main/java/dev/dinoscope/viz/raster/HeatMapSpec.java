package dev.dinoscope.viz.raster;

import dev.dinoscope.viz.colour.ColourMap;
import dev.dinoscope.viz.colour.ValueRange;

/// Everything that decides how a heat map looks, so that it can be drawn on another thread.
///
/// @param x left edge of the picture in the pane, in units of length
/// @param y upper edge, likewise
/// @param width of the picture, likewise
/// @param height of the picture, likewise
/// @param scale pixels per unit
/// @param noValue colour of cells without a value
record HeatMapSpec(
        Grid grid,
        Viewport view,
        double x,
        double y,
        double width,
        double height,
        double scale,
        boolean smooth,
        ColourMap colourMap,
        ValueRange range,
        int noValue) {
    int pixelsWide() {
        return (int) Math.max(1, Math.round(width * scale));
    }

    int pixelsHigh() {
        return (int) Math.max(1, Math.round(height * scale));
    }
}
