package dev.dinoscope.viz.chart;

import dev.dinoscope.viz.export.FigureStyle;
import dev.dinoscope.viz.export.FigureText;
import dev.dinoscope.viz.pane.ChartTheme;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.util.ArrayList;
import java.util.List;

/// Names beside strokes, in as many rows as it takes.
record FigureLegend(List<Entry> entries) {
    private static final double STROKE = 18;

    /// @param number for colour and dashes
    /// @param sign what stands before the label
    record Named(String label, int number, Sign sign) {
        Named(String label, int number) {
            this(label, number, Sign.STROKE);
        }
    }

    enum Sign {
        /// Of a curve.
        STROKE,
        /// Of its values that are not finite.
        CROSS,
        NONE
    }

    record Entry(Named named, double x, int row) {}

    /// @param width that a row may have
    static FigureLegend of(List<Named> curves, Font font, double width) {
        var entries = new ArrayList<Entry>();
        double gap = font.getSize2D();
        double x = gap;
        int row = 0;
        for (var whole : curves) {
            var label = FigureText.fit(whole.label(), font, width - gap - space(whole, gap));
            var curve = new Named(label, whole.number(), whole.sign());
            double length = space(curve, gap) + FigureText.width(curve.label(), font);
            if (x > gap && x + length > width) {
                x = gap;
                row++;
            }
            entries.add(new Entry(curve, x, row));
            x += length + gap;
        }
        return new FigureLegend(List.copyOf(entries));
    }

    /// What a legend says behind the name of a curve; nothing for a curve that is finite.
    static String notFinite(int count) {
        return count == 0 ? "" : " (" + count + " not finite)";
    }

    private static double space(Named named, double gap) {
        return switch (named.sign()) {
            case STROKE -> STROKE + gap / 2;
            case CROSS -> gap * 1.2;
            case NONE -> 0;
        };
    }

    double height(FigureStyle style) {
        return entries.isEmpty() ? 0 : (entries.getLast().row + 1) * lineHeight(style);
    }

    void draw(Graphics2D graphics, FigureStyle style, double left, double top) {
        int colours = ChartTheme.PAPER.series().size();
        for (var entry : entries) {
            double x = left + entry.x;
            double baseline = top + entry.row * lineHeight(style) + style.fontSize();
            double middle = baseline - style.fontSize() * 0.32;
            graphics.setColor(PlotStyle.awt(ChartTheme.PAPER.series(entry.named.number), 1));
            switch (entry.named.sign) {
                case STROKE -> {
                    graphics.setStroke(SeriesLook.stroke(entry.named.number, colours, style.fontSize() / 7));
                    graphics.draw(new Line2D.Double(x, middle, x + STROKE, middle));
                }
                case CROSS -> {
                    graphics.setStroke(new BasicStroke((float) style.fontSize() / 10));
                    double size = style.fontSize() / 2;
                    graphics.draw(NotFiniteMarks.cross(x + size / 2, middle, size));
                }
                case NONE -> {}
            }
            graphics.setColor(Color.BLACK);
            FigureText.draw(
                    graphics, entry.named.label, style.font(), x + space(entry.named, style.fontSize()), baseline);
        }
    }

    private static double lineHeight(FigureStyle style) {
        return style.fontSize() * 1.4;
    }
}
