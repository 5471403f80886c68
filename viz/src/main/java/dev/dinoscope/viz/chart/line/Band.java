package dev.dinoscope.viz.chart.line;

import java.awt.geom.Path2D;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/// A curve that goes up and down many times within each column of the picture, as the area between the lowest and the
/// highest value of each column. It looks like the zigzag and costs a fraction of stroking it.
public final class Band {
    /// So many points in a column leave no gap between their lines.
    public static final int POINTS_PER_COLUMN = 8;

    /// How far middles of neighbouring columns of noise are apart, as a share of their height: about 0.15 for ten
    /// independent normal values in a column, less for more.
    private static final double MOST_MOVE = 0.15;

    private final double[] xs;
    /// NaN where a gap parts the band.
    private final double[] lows;
    private final double[] highs;

    private Band(double[] xs, double[] lows, double[] highs) {
        this.xs = xs;
        this.lows = lows;
        this.highs = highs;
    }

    /// @param line as [Decimator] makes it: the extremes of each column
    /// @param x range of the columns
    public static Band of(Polyline line, PlotRange x, int columns) {
        var xs = new double[line.size()];
        var lows = new double[line.size()];
        var highs = new double[line.size()];
        int size = 0;
        double perUnit = columns / (x.high() - x.low());
        double column = Double.NaN;
        for (int i = 0; i < line.size(); i++) {
            double value = line.y(i);
            double in = Double.isNaN(value) ? Double.NaN : Math.floor((line.x(i) - x.low()) * perUnit);
            if (in == column) {
                lows[size - 1] = Math.min(lows[size - 1], value);
                highs[size - 1] = Math.max(highs[size - 1], value);
                continue;
            }
            column = in;
            xs[size] = Double.isNaN(in) ? line.x(i) : x.low() + (in + 0.5) / perUnit;
            lows[size] = value;
            highs[size++] = value;
        }
        return new Band(Arrays.copyOf(xs, size), Arrays.copyOf(lows, size), Arrays.copyOf(highs, size));
    }

    /// Whether the curve is noise at this size: columns that are tall, and whose middles hardly differ from one to the
    /// next. A slope has tall columns too, but climbs from one to the next.
    ///
    /// @param least mean height of columns that counts as tall, as a share of the axis
    public boolean isNoise(PlotRange y, boolean logarithmic, double least) {
        double heights = 0;
        double moves = 0;
        double before = Double.NaN;
        int count = 0;
        for (int i = 0; i < xs.length; i++) {
            double low = y.fraction(lows[i], logarithmic);
            double high = y.fraction(highs[i], logarithmic);
            double middle = (low + high) / 2;
            if (!Double.isNaN(middle)) {
                heights += high - low;
                moves += Double.isNaN(before) ? 0 : Math.abs(middle - before);
                count++;
            }
            before = middle;
        }
        return count > 0 && heights / count > least && moves < MOST_MOVE * heights;
    }

    /// The outline in the picture, as wide as a line at its thinnest.
    ///
    /// @param toX position of a value, growing to the right
    /// @param toY position of a value, growing downwards
    public Path2D outline(DoubleUnaryOperator toX, DoubleUnaryOperator toY, double lineWidth) {
        var path = new Path2D.Double(Path2D.WIND_NON_ZERO, 2 * xs.length + 4);
        int i = 0;
        while (i < xs.length) {
            int begin = i;
            while (i < xs.length && !Double.isNaN(lows[i])) {
                i++;
            }
            if (begin < i) {
                part(path, begin, i, toX, toY, lineWidth / 2);
            }
            i++;
        }
        return path;
    }

    private void part(Path2D path, int begin, int end, DoubleUnaryOperator toX, DoubleUnaryOperator toY, double half) {
        path.moveTo(toX.applyAsDouble(xs[begin]) - half, toY.applyAsDouble(lows[begin]) + half);
        for (int i = begin; i < end; i++) {
            path.lineTo(toX.applyAsDouble(xs[i]), toY.applyAsDouble(highs[i]) - half);
        }
        path.lineTo(toX.applyAsDouble(xs[end - 1]) + half, toY.applyAsDouble(lows[end - 1]) + half);
        for (int i = end - 1; i >= begin; i--) {
            path.lineTo(toX.applyAsDouble(xs[i]), toY.applyAsDouble(lows[i]) + half);
        }
        path.closePath();
    }
}
