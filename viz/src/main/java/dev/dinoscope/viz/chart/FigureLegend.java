package dev.dinoscope.viz.chart;

import dev.dinoscope.viz.export.FigureStyle;
import dev.dinoscope.viz.pane.ChartTheme;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.font.FontRenderContext;
import java.awt.geom.Line2D;
import java.util.ArrayList;
import java.util.List;

/// Names beside strokes, in as many rows as it takes.
record FigureLegend(List<Entry> entries) {
    private static final double STROKE = 18;

    /// @param number for colour and dashes
    record Named(String label, int number) {}

    record Entry(Named named, double x, int row) {}

    /// @param width that a row may have
    static FigureLegend of(List<Named> curves, Font font, double width) {
        var entries = new ArrayList<Entry>();
        var context = new FontRenderContext(null, true, true);
        double gap = font.getSize2D();
        double x = gap;
        int row = 0;
        for (var curve : curves) {
            double length = STROKE
                    + gap / 2
                    + font.getStringBounds(curve.label(), context).getWidth();
            if (x > gap && x + length > width) {
                x = gap;
                row++;
            }
            entries.add(new Entry(curve, x, row));
            x += length + gap;
        }
        return new FigureLegend(List.copyOf(entries));
    }

    double height(FigureStyle style) {
        return entries.isEmpty() ? 0 : (entries.getLast().row + 1) * lineHeight(style);
    }

    void draw(Graphics2D graphics, FigureStyle style, double left, double top) {
        graphics.setFont(style.font());
        int colours = ChartTheme.PAPER.series().size();
        for (var entry : entries) {
            double x = left + entry.x;
            double baseline = top + entry.row * lineHeight(style) + style.fontSize();
            double middle = baseline - style.fontSize() * 0.32;
            graphics.setColor(PlotStyle.awt(ChartTheme.PAPER.series(entry.named.number), 1));
            graphics.setStroke(SeriesLook.stroke(entry.named.number, colours, style.fontSize() / 7));
            graphics.draw(new Line2D.Double(x, middle, x + STROKE, middle));
            graphics.setColor(Color.BLACK);
            graphics.drawString(entry.named.label, (float) (x + STROKE + style.fontSize() / 2), (float) baseline);
        }
    }

    private static double lineHeight(FigureStyle style) {
        return style.fontSize() * 1.4;
    }
}
