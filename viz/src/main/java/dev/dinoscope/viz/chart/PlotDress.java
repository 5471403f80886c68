package dev.dinoscope.viz.chart;

import java.awt.Font;

/// Letters and line widths of a plot, in its units of length: pixels on screen, points on paper.
///
/// @param xLabel along the x axis; empty for none
record PlotDress(Font font, double lineWidth, double unitsPerXTick, double unitsPerYTick, String xLabel) {
    static final PlotDress SCREEN = new PlotDress(new Font(Font.SANS_SERIF, Font.PLAIN, 11), 1.6, 90, 45, "");

    static PlotDress paper(Font font, String xLabel) {
        double em = font.getSize2D();
        return new PlotDress(font, em / 9, em * 7, em * 3.5, xLabel);
    }
}
