package dev.dinoscope.viz.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.EnumMap;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.jfree.chart.annotations.AbstractXYAnnotation;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;

/// Marks at the edge of a plot where curves have no finite value: a cross below for NaN, a triangle above for +∞, one
/// below for −∞. Each curve has a row of its own, so that marks of several do not hide one another.
final class NotFiniteMarks extends AbstractXYAnnotation {
    private static final long serialVersionUID = 1L;

    private final transient List<Row> rows;
    private final double size;

    /// The marks of a curve.
    ///
    /// @param from first point in reach
    /// @param to last point, exclusive
    record Row(CurveData curve, XAxis axis, int from, int to, Color colour) {}

    /// What a mark looks like.
    private enum Kind {
        CROSS,
        UP,
        DOWN;

        static Kind of(double value) {
            return Double.isNaN(value) ? CROSS : value > 0 ? UP : DOWN;
        }
    }

    /// @param size of a mark in units of length
    NotFiniteMarks(List<Row> rows, double size) {
        this.rows = List.copyOf(rows);
        this.size = size;
    }

    @Override
    public void draw(
            Graphics2D graphics,
            XYPlot plot,
            Rectangle2D area,
            ValueAxis xAxis,
            ValueAxis yAxis,
            int index,
            PlotRenderingInfo info) {
        graphics.setStroke(new BasicStroke((float) (size / 5), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        // More rows than half the plot would hide the curves.
        int most = (int) Math.max(1, area.getHeight() / 2 / (size * 1.4));
        for (int i = 0; i < rows.size(); i++) {
            double inset = size * (0.9 + 1.4 * (i % most));
            draw(graphics, rows.get(i), area, inset, x -> xAxis.valueToJava2D(x, area, plot.getDomainAxisEdge()));
        }
    }

    private void draw(Graphics2D graphics, Row row, Rectangle2D area, double inset, DoubleUnaryOperator toX) {
        graphics.setPaint(row.colour());
        var lastX = new EnumMap<Kind, Double>(Kind.class);
        for (int i = row.from(); i < row.to(); i++) {
            double value = row.curve().reported(i);
            if (Double.isFinite(value)) {
                continue;
            }
            var kind = Kind.of(value);
            double x = toX.applyAsDouble(row.curve().x(row.axis(), i));
            // Those that fall on one another are one.
            boolean isApart = x - lastX.getOrDefault(kind, Double.NEGATIVE_INFINITY) >= size / 4;
            if (isApart && x >= area.getMinX() - size && x <= area.getMaxX() + size) {
                lastX.put(kind, x);
                var mark = shape(kind, x, kind == Kind.UP ? area.getMinY() + inset : area.getMaxY() - inset);
                if (kind == Kind.CROSS) {
                    graphics.draw(mark);
                } else {
                    graphics.fill(mark);
                }
            }
        }
    }

    private Path2D shape(Kind kind, double x, double y) {
        return switch (kind) {
            case CROSS -> cross(x, y, size);
            case UP -> triangle(x, y, size / 2);
            case DOWN -> triangle(x, y, -size / 2);
        };
    }

    static Path2D cross(double x, double y, double size) {
        var path = new Path2D.Double();
        double half = size / 2;
        path.moveTo(x - half, y - half);
        path.lineTo(x + half, y + half);
        path.moveTo(x - half, y + half);
        path.lineTo(x + half, y - half);
        return path;
    }

    private static Path2D triangle(double x, double y, double half) {
        var path = new Path2D.Double();
        path.moveTo(x - Math.abs(half), y + half);
        path.lineTo(x, y - half);
        path.lineTo(x + Math.abs(half), y + half);
        path.closePath();
        return path;
    }
}
