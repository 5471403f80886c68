package dev.dinoscope.viz.chart.line;

import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.CrosshairState;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYItemRendererState;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.XYDataset;

/// Draws lines, and a dot for each value without neighbours, which no line would show: the first value of a run, or one
/// between two gaps. Series that have a [Band] are drawn as that.
public final class LineRenderer extends XYLineAndShapeRenderer {
    private static final long serialVersionUID = 1L;

    private final transient List<Polyline> lines;
    private final transient Map<Integer, Band> bands = new HashMap<>();
    private final double lineWidth;

    /// @param lines may be added to until the chart is drawn
    public LineRenderer(List<Polyline> lines, double lineWidth) {
        super(true, false);
        this.lines = lines;
        this.lineWidth = lineWidth;
        setDrawSeriesLineAsPath(true);
        double radius = 1.6 * lineWidth;
        setDefaultShape(new Ellipse2D.Double(-radius, -radius, 2 * radius, 2 * radius), false);
        setAutoPopulateSeriesShape(false);
    }

    /// Draws a series as a band instead of a line.
    public void setBand(int series, Band band) {
        bands.put(series, band);
    }

    @Override
    public boolean getItemShapeVisible(int series, int item) {
        return lines.get(series).alone(item);
    }

    @Override
    public void drawItem(
            Graphics2D graphics,
            XYItemRendererState state,
            Rectangle2D area,
            PlotRenderingInfo info,
            XYPlot plot,
            ValueAxis xAxis,
            ValueAxis yAxis,
            XYDataset dataset,
            int series,
            int item,
            CrosshairState crosshair,
            int pass) {
        Band band = bands.get(series);
        if (band == null) {
            super.drawItem(graphics, state, area, info, plot, xAxis, yAxis, dataset, series, item, crosshair, pass);
        } else if (isLinePass(pass) && item == state.getFirstItemIndex()) {
            graphics.setPaint(getItemPaint(series, item));
            graphics.fill(band.outline(
                    x -> xAxis.valueToJava2D(x, area, plot.getDomainAxisEdge()),
                    y -> yAxis.valueToJava2D(y, area, plot.getRangeAxisEdge()),
                    lineWidth));
        }
    }
}
