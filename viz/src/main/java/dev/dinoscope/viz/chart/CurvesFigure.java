package dev.dinoscope.viz.chart;

import dev.dinoscope.viz.export.Figure;
import dev.dinoscope.viz.export.FigureStyle;
import dev.dinoscope.viz.export.FigureText;
import dev.dinoscope.viz.pane.ChartTheme;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// Curves on white, one plot for each tag, with one legend for all of them. A plot of several tags has a
/// legend of its own below its title.
public final class CurvesFigure implements Figure {
    private static final double HEIGHT_TO_WIDTH = 0.62;
    /// Narrower plots have no room for numbers.
    private static final double LEAST_PLOT = 190;

    private final List<Plot> plots = new ArrayList<>();
    private final Map<String, Integer> runs = new LinkedHashMap<>();
    private final CurvesLook look;
    private final Map<String, String> labels;

    /// @param numbers for colour and dashes
    private record Plot(String title, List<CurveData> curves, CurveNames names, Map<CurveKey, Integer> numbers) {
        boolean severalTags() {
            return curves.stream().map(curve -> curve.key().tag()).distinct().count() > 1;
        }
    }

    /// @param smoothing weight of the moving average in [0, 1)
    public record CurvesLook(double smoothing, boolean logY, XAxis xAxis) {}

    /// @param labels of runs in the legend; others are called by their name
    public CurvesFigure(CurvesLook look, Map<String, String> labels) {
        this.look = look;
        this.labels = Map.copyOf(labels);
    }

    /// Adds a plot with the points its curves have now.
    ///
    /// @param title of the plot: its tag, or what several have in common
    /// @param numbers of the runs, for colour and dashes as in the panes; also their order in the legend
    public CurvesFigure add(String title, CurveSource source, Map<String, Integer> numbers) {
        var curves = source.snapshot().stream()
                .filter(curve -> numbers.containsKey(curve.key().run()) && curve.count() > 0)
                .toList();
        if (!curves.isEmpty()) {
            var names = new CurveNames(curves.stream().map(CurveData::key).toList());
            var plot = new Plot(
                    title,
                    curves,
                    names,
                    names.numbers(numbers, ChartTheme.PAPER.series().size()));
            plots.add(plot);
            numbers.forEach((run, number) -> {
                if (!plot.severalTags()
                        && curves.stream().anyMatch(curve -> curve.key().run().equals(run))) {
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
        return plots.stream().map(Plot::title).toList();
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
        graphics.setColor(Color.BLACK);
        FigureText.draw(
                graphics,
                plot.title,
                style.font(),
                area.getX() + style.fontSize() / 2,
                area.getY() + style.fontSize() * 1.1);
        var own =
                FigureLegend.of(plot.severalTags() ? ownEntries(plot) : notFinite(plot), style.font(), area.getWidth());
        own.draw(graphics, style, area.getX(), area.getY() + title);
        title += own.height(style);
        var below = new Rectangle2D.Double(area.getX(), area.getY() + title, area.getWidth(), area.getHeight() - title);
        String x = look.xAxis == XAxis.STEP ? "Step" : "Training time";
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
                plot.numbers,
                labels);
        new CurvesRenderer().chart(spec, plot.curves).chart().draw(graphics, below);
    }

    private List<FigureLegend.Named> ownEntries(Plot plot) {
        return plot.curves.stream()
                .map(curve -> new FigureLegend.Named(
                        name(plot, curve.key()) + FigureLegend.notFinite(curve.notFinite()),
                        plot.numbers.getOrDefault(curve.key(), 0)))
                .toList();
    }

    private String name(Plot plot, CurveKey key) {
        return plot.names.name(key, labels.getOrDefault(key.run(), key.run()));
    }

    /// Of a plot whose curves the legend of all plots names.
    private List<FigureLegend.Named> notFinite(Plot plot) {
        return plot.curves.stream()
                .filter(curve -> curve.notFinite() > 0)
                .map(curve -> new FigureLegend.Named(
                        (plot.curves.size() == 1 ? "" : name(plot, curve.key()) + ": ") + curve.notFinite()
                                + " not finite",
                        plot.numbers.getOrDefault(curve.key(), 0),
                        FigureLegend.Sign.CROSS))
                .toList();
    }

    /// How many values are not finite, in all plots.
    public int notFinite() {
        return plots.stream()
                .flatMap(plot -> plot.curves.stream())
                .mapToInt(CurveData::notFinite)
                .sum();
    }

    /// Everything that is written: titles and names.
    public List<String> texts() {
        return plots.stream()
                .flatMap(plot -> Stream.concat(
                        Stream.of(plot.title), plot.curves.stream().map(curve -> name(plot, curve.key()))))
                .distinct()
                .toList();
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
        return runs.size() < 2 ? 0 : legend(style).height(style) + style.fontSize() / 2;
    }

    private FigureLegend legend(FigureStyle style) {
        var entries = runs.entrySet().stream()
                .map(run -> new FigureLegend.Named(labels.getOrDefault(run.getKey(), run.getKey()), run.getValue()))
                .toList();
        return FigureLegend.of(entries, style.font(), style.width());
    }

    private void drawLegend(Graphics2D graphics, FigureStyle style, double top) {
        if (runs.size() >= 2) {
            legend(style).draw(graphics, style, 0, top);
        }
    }
}
