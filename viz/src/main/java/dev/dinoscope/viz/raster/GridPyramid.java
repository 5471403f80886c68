package dev.dinoscope.viz.raster;

import java.util.ArrayList;
import java.util.List;

/// A grid at half, a quarter, … of its size, each cell the mean of the values it covers, so that a picture of a large
/// grid costs as much as its pixels and still no cell is skipped.
final class GridPyramid {
    private static final int SMALLEST = 64;

    private final List<Grid> levels = new ArrayList<>();

    /// A level for a picture, and how many of the grid's cells one of its cells covers along each axis.
    record Level(Grid grid, int cells) {}

    GridPyramid(Grid grid) {
        levels.add(grid);
        while (Math.min(levels.getLast().rows(), levels.getLast().columns()) > SMALLEST) {
            levels.add(half(levels.getLast()));
        }
    }

    Grid grid() {
        return levels.getFirst();
    }

    /// The smallest level that still has at least one cell for each pixel.
    ///
    /// @param step cells of the grid per pixel
    Level level(double step) {
        int index = 0;
        while (index + 1 < levels.size() && 2 << index <= step) {
            index++;
        }
        return new Level(levels.get(index), 1 << index);
    }

    private static Grid half(Grid grid) {
        int rows = Math.ceilDiv(grid.rows(), 2);
        int columns = Math.ceilDiv(grid.columns(), 2);
        float[] means = new float[rows * columns];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                means[row * columns + column] = mean(grid, 2 * row, 2 * column);
            }
        }
        return new Grid(rows, columns, means);
    }

    /// Of up to four cells; those without a value do not count.
    private static float mean(Grid grid, int row, int column) {
        float sum = 0;
        int count = 0;
        int lastRow = Math.min(row + 1, grid.rows() - 1);
        int lastColumn = Math.min(column + 1, grid.columns() - 1);
        for (int r = row; r <= lastRow; r++) {
            for (int c = column; c <= lastColumn; c++) {
                float value = grid.at(r, c);
                if (Float.isFinite(value)) {
                    sum += value;
                    count++;
                }
            }
        }
        return count == 0 ? Float.NaN : sum / count;
    }
}
