package dev.dinoscope.viz.chart;

import dev.dinoscope.viz.chart.CurvesFrame.Line;
import dev.dinoscope.viz.chart.CurvesFrame.SmoothedValues;
import dev.dinoscope.viz.chart.line.Band;
import dev.dinoscope.viz.chart.line.Decimator;
import dev.dinoscope.viz.chart.line.LineRenderer;
import dev.dinoscope.viz.chart.line.LineSet;
import dev.dinoscope.viz.chart.line.PlotRange;
import dev.dinoscope.viz.chart.line.Polyline;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jfree.chart.ChartRenderingInfo;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.plot.XYPlot;

/// Draws curves into an image with Java2D. Not for several threads at once, but for any thread: it touches no node.
final class CurvesRenderer {
    /// So few points, evaluations mostly, have no noise to hide: an average would only lag behind them.
    private static final int FEW = 30;

    private static final double RAW_OPACITY = 0.22;
    /// Curves whose columns are higher on average, in line widths, are bands; others are lines with their dashes.
    private static final double NOISE = 3;

    private final Map<CurveKey, Smoothing> smoothings = new HashMap<>();

    /// A chart that is made up but not drawn.
    record Plotted(JFreeChart chart, PlotRange x, PlotRange y, List<Line> lines, String note) {}

    CurvesFrame render(CurvesSpec spec, List<CurveData> curves) {
        return draw(chart(spec, curves), spec);
    }

    Plotted chart(CurvesSpec spec, List<CurveData> curves) {
        List<Line> lines = visibleLines(spec, curves);
        var bounds = new PlotBounds(spec);
        PlotRange x = bounds.x(lines.stream().map(Line::data).toList());
        for (Line line : lines) {
            int from = firstVisible(line.data(), spec, x);
            int to = endVisible(line.data(), spec, x);
            bounds.include(line.data()::value, from, to);
        }
        if (lines.stream().anyMatch(line -> line.data().notFinite() > 0)) {
            bounds.reserveEdges();
        }
        PlotRange y = bounds.y();
        var plot = new XYPlot();
        var style = new PlotStyle(spec);
        JFreeChart chart = style.chart(plot);
        plot.setDomainAxis(style.xAxis(x));
        plot.setRangeAxis(style.yAxis(y));
        boolean smooth = spec.smoothing() > 0;
        addLayer(plot, 1, lines, line -> line.data()::value, smooth ? RAW_OPACITY : 1, spec, x, y);
        if (smooth) {
            addLayer(plot, 0, lines, Line::smoothed, 1, spec, x, y);
        }
        markNotFinite(plot, lines, spec, x);
        return new Plotted(chart, x, y, lines, note(bounds));
    }

    private List<Line> visibleLines(CurvesSpec spec, List<CurveData> curves) {
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < curves.size(); i++) {
            CurveData curve = curves.get(i);
            if (curve.count() > 0 && !spec.hidden().contains(curve.key())) {
                int number = spec.number(curve.key(), i);
                lines.add(new Line(curve, smoothed(spec, curve), spec.theme().series(number), number));
            }
        }
        return lines;
    }

    private SmoothedValues smoothed(CurvesSpec spec, CurveData curve) {
        if (spec.smoothing() <= 0 || curve.count() < FEW) {
            smoothings.remove(curve.key());
            return curve::value;
        }
        Smoothing smoothing = smoothings.get(curve.key());
        if (smoothing == null || !smoothing.fits(curve, spec.smoothing())) {
            smoothing = new Smoothing(spec.smoothing(), curve.generation());
            smoothings.put(curve.key(), smoothing);
        }
        double[] values = smoothing.apply(curve);
        return index -> values[index];
    }

    /// One point more than is visible on either side, so that lines go on to the edge.
    private static int firstVisible(CurveData curve, CurvesSpec spec, PlotRange x) {
        return Math.max(0, curve.indexAtOrAfter(spec.xAxis(), x.low()) - 1);
    }

    private static int endVisible(CurveData curve, CurvesSpec spec, PlotRange x) {
        return Math.min(curve.count(), curve.indexAtOrAfter(spec.xAxis(), Math.nextUp(x.high())) + 1);
    }

    private static void addLayer(
            XYPlot plot,
            int index,
            List<Line> lines,
            Function<Line, SmoothedValues> values,
            double opacity,
            CurvesSpec spec,
            PlotRange x,
            PlotRange y) {
        int bins = (int) Math.max(16, spec.width() * spec.scale() / 2);
        List<Polyline> polylines = new ArrayList<>();
        var renderer = new LineRenderer(polylines, spec.dress().lineWidth());
        int colours = spec.theme().series().size();
        for (Line line : lines) {
            CurveData curve = line.data();
            SmoothedValues shown = values.apply(line);
            int from = firstVisible(curve, spec, x);
            int to = endVisible(curve, spec, x);
            var polyline = Decimator.decimate(
                    i -> curve.x(spec.xAxis(), i), i -> drawable(shown.at(i), spec), from, to, x.low(), x.high(), bins);
            int series = polylines.size();
            polylines.add(polyline);
            if (to - from >= Band.POINTS_PER_COLUMN * bins) {
                var band = Band.of(polyline, x, bins);
                if (band.isNoise(y, spec.logY(), NOISE * spec.dress().lineWidth() / spec.height())) {
                    renderer.setBand(series, band);
                }
            }
            renderer.setSeriesPaint(series, PlotStyle.awt(line.colour(), opacity), false);
            renderer.setSeriesStroke(
                    series,
                    SeriesLook.stroke(line.number(), colours, spec.dress().lineWidth()),
                    false);
        }
        plot.setDataset(index, new LineSet(polylines));
        plot.setRenderer(index, renderer, false);
    }

    private static void markNotFinite(XYPlot plot, List<Line> lines, CurvesSpec spec, PlotRange x) {
        var rows = lines.stream()
                .filter(line -> line.data().notFinite() > 0)
                .map(line -> new NotFiniteMarks.Row(
                        line.data(),
                        spec.xAxis(),
                        firstVisible(line.data(), spec, x),
                        endVisible(line.data(), spec, x),
                        PlotStyle.awt(line.colour(), 1)))
                .toList();
        if (!rows.isEmpty()) {
            plot.addAnnotation(new NotFiniteMarks(rows, 3 * spec.dress().lineWidth()), false);
        }
    }

    private static double drawable(double value, CurvesSpec spec) {
        return spec.logY() && value <= 0 ? Double.NaN : value;
    }

    private static String note(PlotBounds bounds) {
        if (bounds.dropped() == 0) {
            return "";
        }
        return bounds.dropped() + (bounds.dropped() == 1 ? " value" : " values")
                + " ≤ 0 cannot be shown on a logarithmic axis";
    }

    private static CurvesFrame draw(Plotted plotted, CurvesSpec spec) {
        int width = (int) Math.max(1, Math.round(spec.width() * spec.scale()));
        int height = (int) Math.max(1, Math.round(spec.height() * spec.scale()));
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB_PRE);
        var info = new ChartRenderingInfo(null);
        var graphics = image.createGraphics();
        try {
            graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
            graphics.scale(spec.scale(), spec.scale());
            plotted.chart.draw(graphics, new Rectangle2D.Double(0, 0, spec.width(), spec.height()), info);
        } finally {
            graphics.dispose();
        }
        Rectangle2D area = info.getPlotInfo().getDataArea();
        var plot = new javafx.geometry.Rectangle2D(
                area.getX(), area.getY(), Math.max(1, area.getWidth()), Math.max(1, area.getHeight()));
        return new CurvesFrame(spec, image, plot, plotted.x, plotted.y, plotted.lines, plotted.note);
    }
}
