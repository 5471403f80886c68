package dev.dinoscope.viz.chart;

import java.awt.BasicStroke;

/// How a curve is told from others: colours first, and when they run out, dashes. Colour alone would repeat after eight
/// curves, and says nothing to some readers.
final class SeriesLook {
    /// In line widths, on and off.
    private static final float[][] DASHES = {{}, {5, 2.5f}, {1, 2.2f}, {7, 2, 1, 2}, {3, 1.5f}, {7, 2, 1, 2, 1, 2}};

    private SeriesLook() {}

    /// @param number of the curve
    /// @param colours after how many the colours repeat
    static float[] dashes(int number, int colours) {
        return DASHES[Math.floorMod(Math.floorDiv(number, colours), DASHES.length)].clone();
    }

    static BasicStroke stroke(int number, int colours, double width) {
        float[] dashes = dashes(number, colours);
        if (dashes.length == 0) {
            return new BasicStroke((float) width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_BEVEL);
        }
        for (int i = 0; i < dashes.length; i++) {
            dashes[i] *= (float) width;
        }
        return new BasicStroke((float) width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_BEVEL, 1, dashes, 0);
    }
}
