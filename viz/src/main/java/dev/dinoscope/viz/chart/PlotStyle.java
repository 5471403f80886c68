package dev.dinoscope.viz.chart;

import dev.dinoscope.viz.chart.line.AxisText;
import dev.dinoscope.viz.chart.line.DecadeAxis;
import dev.dinoscope.viz.chart.line.PlotRange;
import dev.dinoscope.viz.colour.Ticks;
import dev.dinoscope.viz.pane.ChartTheme;
import java.awt.BasicStroke;
import java.awt.Color;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.Range;

/// Makes JFreeChart parts that look like the panes around them.
final class PlotStyle {

    private final CurvesSpec spec;

    PlotStyle(CurvesSpec spec) {
        this.spec = spec;
    }

    static Color awt(javafx.scene.paint.Color colour, double opacity) {
        return new Color((float) colour.getRed(), (float) colour.getGreen(), (float) colour.getBlue(), (float) opacity);
    }

    JFreeChart chart(XYPlot plot) {
        ChartTheme theme = spec.theme();
        Color background = awt(theme.background(), 1);
        Color grid = awt(theme.grid(), 1);
        plot.setBackgroundPaint(background);
        plot.setOutlineVisible(false);
        plot.setDomainGridlinesVisible(false);
        plot.setRangeGridlinePaint(grid);
        plot.setRangeGridlineStroke(new BasicStroke((float) (spec.dress().lineWidth() * 0.6)));
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
        var chart = new JFreeChart(null, spec.dress().font(), plot, false);
        chart.setNotify(false);
        chart.setBackgroundPaint(background);
        chart.setBorderVisible(false);
        chart.setPadding(new RectangleInsets(8, 4, 4, 14));
        chart.setTextAntiAlias(true);
        return chart;
    }

    ValueAxis xAxis(PlotRange range) {
        var axis = new NumberAxis();
        double step;
        int maxTicks = (int) Math.max(2, spec.width() / spec.dress().unitsPerXTick());
        if (spec.xAxis() == XAxis.STEP) {
            step = Math.max(1, Ticks.of(range.low(), range.high(), maxTicks).step());
            axis.setTickUnit(new NumberTickUnit(step, new AxisText(AxisText::step)), false, true);
        } else {
            step = AxisText.roundDuration((range.high() - range.low()) / maxTicks);
            axis.setTickUnit(new NumberTickUnit(step, new AxisText(AxisText::duration)), false, true);
        }
        return styled(axis, range, spec.dress().xLabel());
    }

    ValueAxis yAxis(PlotRange range) {
        if (spec.logY()) {
            return styled(new DecadeAxis(), range, "");
        }
        var axis = new NumberAxis();
        // At most four leave at least two: one number on an axis is no scale.
        int maxTicks = (int) Math.max(4, spec.height() / spec.dress().unitsPerYTick());
        var ticks = Ticks.of(range.low(), range.high(), maxTicks);
        axis.setTickUnit(new NumberTickUnit(ticks.step(), new AxisText(ticks::format)), false, true);
        return styled(axis, range, "");
    }

    private ValueAxis styled(ValueAxis axis, PlotRange range, String label) {
        ChartTheme theme = spec.theme();
        axis.setRange(new Range(range.low(), range.high()), true, false);
        axis.setTickLabelFont(spec.dress().font());
        if (!label.isEmpty()) {
            axis.setLabel(label);
            axis.setLabelFont(spec.dress().font());
            axis.setLabelPaint(awt(theme.text(), 1));
        }
        axis.setTickLabelPaint(awt(theme.muted(), 1));
        axis.setAxisLinePaint(awt(theme.grid(), 1));
        axis.setTickMarkPaint(awt(theme.grid(), 1));
        return axis;
    }
}
