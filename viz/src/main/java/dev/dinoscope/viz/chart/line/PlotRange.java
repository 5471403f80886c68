package dev.dinoscope.viz.chart.line;

import java.util.Locale;

/// An interval of an axis, low < high.
public record PlotRange(double low, double high) {
    public PlotRange {
        if (!(low < high)) {
            throw new IllegalArgumentException(
                    String.format(Locale.ROOT, "a plot range needs low < high, got %s to %s", low, high));
        }
    }

    public double fraction(double value, boolean logarithmic) {
        return logarithmic
                ? (Math.log(value) - Math.log(low)) / (Math.log(high) - Math.log(low))
                : (value - low) / (high - low);
    }

    public double at(double fraction, boolean logarithmic) {
        return logarithmic ? low * Math.pow(high / low, fraction) : low + fraction * (high - low);
    }

    /// Zooms around a fraction of the interval that stays in place; factors above 1 show more detail.
    public PlotRange zoomed(double fraction, double factor) {
        double centre = at(fraction, false);
        return new PlotRange(centre - (centre - low) / factor, centre + (high - centre) / factor);
    }

    public PlotRange moved(double fraction) {
        double distance = fraction * (high - low);
        return new PlotRange(low + distance, high + distance);
    }
}
