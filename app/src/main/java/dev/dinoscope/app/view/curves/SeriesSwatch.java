package dev.dinoscope.app.view.curves;

import dev.dinoscope.viz.pane.ChartTheme;
import javafx.scene.shape.Rectangle;

/// The colour of a run in the charts.
final class SeriesSwatch {
    private SeriesSwatch() {}

    static Rectangle of(int number, ChartTheme theme) {
        var swatch = new Rectangle(10, 10, theme.series(number));
        swatch.setArcWidth(4);
        swatch.setArcHeight(4);
        return swatch;
    }
}
