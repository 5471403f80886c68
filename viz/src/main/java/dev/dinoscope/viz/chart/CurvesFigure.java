package dev.dinoscope.viz.chart;

import dev.dinoscope.viz.export.Figure;
import dev.dinoscope.viz.export.FigureStyle;
import dev.dinoscope.viz.pane.ChartTheme;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Curves on white, one plot for each tag, with one legend for all of them.
public final class CurvesFigure implements Figure {
    private static final double HEIGHT_TO_WIDTH = 0.62;
    /// Narrower plots have no room for numbers.
    private static final double LEAST_PLOT = 190;
    private static final double LEGEND_LINE = 18;

    private final List<Plot> plots = new ArrayList<>();
    private final Map<String, Integer> runs = new LinkedHashMap<>();
    private final CurvesLook look;
    private final Map<String, String> labels;

    private record Plot(String tag, List<CurveData> curves) {}

    /// @param smoothing weight of the moving average in [0, 1)
    public record CurvesLook(double smoothing, boolean logY, XAxis xAxis) {}

    private record LegendEntry(String label, int number, double x, int row) {}

    /// @param labels of runs in the legend; others are called by their name
    public CurvesFigure(CurvesLook look, Map<String, String> labels) {
        this.look = look;
        this.labels = Map.copyOf(labels);
    }

    /// Adds the plot of a tag with the points its model has now.
    ///
    /// @param numbers of the runs, for colour and dashes as in the panes; also their order in the legend
    public CurvesFigure add(String tag, CurvesModel model, Map<String, Integer> numbers) {
        var curves = model.snapshot().stream()
                .filter(curve -> numbers.containsKey(curve.key().run()) && curve.count() > 0)
                .toList();
        if (!curves.isEmpty()) {
            plots.add(new Plot(tag, curves));
            numbers.forEach((run, number) -> {
                if (curves.stream().anyMatch(curve -> curve.key().run().equals(run))) {
                    runs.putIfAbsent(run, number);
                }
            });
        }
        return this;
    }

    /// Whether there is anything to draw.
    public boolean isEmpty() {
        return plots.isEmpty();
    }

    public List<String> tags() {
        return plots.stream().map(Plot::tag).toList();
    }

    @Override
    public double height(FigureStyle style) {
        return plotRows(style) * plotHeight(style) + legendHeight(style);
    }

    @Override
    public void draw(Graphics2D graphics, FigureStyle style) {
        int columns = columns(style);
        double width = style.width() / columns;
        double height = plotHeight(style);
        for (int i = 0; i < plots.size(); i++) {
            var area = new Rectangle2D.Double(i % columns * width, Math.floorDiv(i, columns) * height, width, height);
            drawPlot(graphics, plots.get(i), area, style);
        }
        drawLegend(graphics, style, plotRows(style) * height);
    }

    private void drawPlot(Graphics2D graphics, Plot plot, Rectangle2D area, FigureStyle style) {
        double title = style.fontSize() * 1.5;
        graphics.setFont(style.font());
        graphics.setColor(Color.BLACK);
        graphics.drawString(
                plot.tag, (float) (area.getX() + style.fontSize() / 2), (float) (area.getY() + style.fontSize() * 1.1));
        var below = new Rectangle2D.Double(area.getX(), area.getY() + title, area.getWidth(), area.getHeight() - title);
        String x = look.xAxis == XAxis.STEP ? "Step" : "Time";
        var spec = new CurvesSpec(
                below.getWidth(),
                below.getHeight(),
                style.dotsPerInch() / FigureStyle.POINTS_PER_INCH,
                ChartTheme.PAPER,
                PlotDress.paper(style.font(), x),
                look.smoothing,
                look.logY,
                look.xAxis,
                null,
                null,
                Set.of(),
                numbers(plot),
                labels);
        new CurvesRenderer().chart(spec, plot.curves).chart().draw(graphics, below);
    }

    private Map<CurveKey, Integer> numbers(Plot plot) {
        var numbers = new LinkedHashMap<CurveKey, Integer>();
        plot.curves.forEach(
                curve -> numbers.put(curve.key(), runs.getOrDefault(curve.key().run(), 0)));
        return numbers;
    }

    private int columns(FigureStyle style) {
        return (int) Math.clamp(style.width() / LEAST_PLOT, 1, Math.max(1, plots.size()));
    }

    private int plotRows(FigureStyle style) {
        return Math.ceilDiv(plots.size(), columns(style));
    }

    private double plotHeight(FigureStyle style) {
        return Math.rint(style.width() / columns(style) * HEIGHT_TO_WIDTH);
    }

    private double legendHeight(FigureStyle style) {
        var entries = legend(style);
        return entries.size() < 2 ? 0 : (entries.getLast().row + 1) * lineHeight(style) + style.fontSize() / 2;
    }

    private static double lineHeight(FigureStyle style) {
        return style.fontSize() * 1.4;
    }

    /// Entries in lines as long as the figure is wide.
    private List<LegendEntry> legend(FigureStyle style) {
        var entries = new ArrayList<LegendEntry>();
        var context = new java.awt.font.FontRenderContext(null, true, true);
        double gap = style.fontSize();
        double x = gap;
        int row = 0;
        for (var run : runs.entrySet()) {
            String label = labels.getOrDefault(run.getKey(), run.getKey());
            double width = LEGEND_LINE
                    + gap / 2
                    + style.font().getStringBounds(label, context).getWidth();
            if (x > gap && x + width > style.width()) {
                x = gap;
                row++;
            }
            entries.add(new LegendEntry(label, run.getValue(), x, row));
            x += width + gap;
        }
        return entries;
    }

    private void drawLegend(Graphics2D graphics, FigureStyle style, double top) {
        var entries = legend(style);
        if (entries.size() < 2) {
            return;
        }
        graphics.setFont(style.font());
        int colours = ChartTheme.PAPER.series().size();
        for (var entry : entries) {
            double baseline = top + entry.row * lineHeight(style) + style.fontSize();
            double middle = baseline - style.fontSize() * 0.32;
            graphics.setColor(PlotStyle.awt(ChartTheme.PAPER.series(entry.number), 1));
            graphics.setStroke(SeriesLook.stroke(entry.number, colours, style.fontSize() / 7));
            graphics.draw(new Line2D.Double(entry.x, middle, entry.x + LEGEND_LINE, middle));
            graphics.setColor(Color.BLACK);
            graphics.drawString(entry.label, (float) (entry.x + LEGEND_LINE + style.fontSize() / 2), (float) baseline);
        }
    }
}
