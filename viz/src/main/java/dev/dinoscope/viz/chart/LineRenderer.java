package dev.dinoscope.viz.chart;

import java.awt.geom.Ellipse2D;
import java.util.List;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;

/// Draws lines, and a dot for each value without neighbours, which no line would show: the first value of a run, or one
/// between two gaps.
final class LineRenderer extends XYLineAndShapeRenderer {
    private static final long serialVersionUID = 1L;

    private final transient List<Polyline> lines;

    /// @param lines may be added to until the chart is drawn
    LineRenderer(List<Polyline> lines, double lineWidth) {
        super(true, false);
        this.lines = lines;
        setDrawSeriesLineAsPath(true);
        double radius = 1.6 * lineWidth;
        setDefaultShape(new Ellipse2D.Double(-radius, -radius, 2 * radius, 2 * radius), false);
        setAutoPopulateSeriesShape(false);
    }

    @Override
    public boolean getItemShapeVisible(int series, int item) {
        return lines.get(series).alone(item);
    }
}
