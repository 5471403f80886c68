package dev.dinoscope.viz.chart.line;

import java.util.List;
import org.jfree.data.xy.AbstractXYDataset;

/// Decimated lines as JFreeChart reads them.
public final class LineSet extends AbstractXYDataset {
    private static final long serialVersionUID = 1L;

    private final transient List<Polyline> lines;

    public LineSet(List<Polyline> lines) {
        this.lines = List.copyOf(lines);
    }

    @Override
    public int getSeriesCount() {
        return lines.size();
    }

    @Override
    public Comparable<?> getSeriesKey(int series) {
        return series;
    }

    @Override
    public int getItemCount(int series) {
        return lines.get(series).size();
    }

    @Override
    public double getXValue(int series, int item) {
        return lines.get(series).x(item);
    }

    @Override
    public double getYValue(int series, int item) {
        return lines.get(series).y(item);
    }

    @Override
    public Number getX(int series, int item) {
        return getXValue(series, item);
    }

    @Override
    public Number getY(int series, int item) {
        return getYValue(series, item);
    }
}
