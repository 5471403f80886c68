package dev.dinoscope.viz.raster;

import java.util.Locale;

/// A rectangle of values, rows from the top.
///
/// Keeps the array without copying: whoever passes it must not change it afterwards.
public final class Grid {
    private final int rows;
    private final int columns;
    private final float[] values;

    /// @param values rows × columns; NaN means no value
    public Grid(int rows, int columns, float[] values) {
        if (rows < 1 || columns < 1 || values.length != (long) rows * columns) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "a grid of %d x %d cells needs %d values, got %d",
                    rows,
                    columns,
                    (long) rows * columns,
                    values.length));
        }
        this.rows = rows;
        this.columns = columns;
        this.values = values;
    }

    public int rows() {
        return rows;
    }

    public int columns() {
        return columns;
    }

    public float at(int row, int column) {
        return values[row * columns + column];
    }

    /// The values themselves, not a copy.
    float[] values() {
        return values;
    }
}
