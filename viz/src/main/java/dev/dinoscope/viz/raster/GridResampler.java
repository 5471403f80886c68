package dev.dinoscope.viz.raster;

/// Draws a grid at any size, one axis after the other.
public final class GridResampler {
    private final AxisSampling down;
    private final AxisSampling across;

    private GridResampler(AxisSampling down, AxisSampling across) {
        this.down = down;
        this.across = across;
    }

    /// Shows the whole grid.
    public static GridResampler whole(int rows, int columns, int height, int width, Kernel kernel) {
        return new GridResampler(
                AxisSampling.of(rows, height, 0, (double) rows / height, kernel),
                AxisSampling.of(columns, width, 0, (double) columns / width, kernel));
    }

    /// Shows the window of the grid that begins at (`top`, `left`) and has `step` cells per pixel.
    static GridResampler window(Grid grid, double top, double left, double step, int height, int width, Kernel kernel) {
        return new GridResampler(
                AxisSampling.of(grid.rows(), height, top, step, kernel),
                AxisSampling.of(grid.columns(), width, left, step, kernel));
    }

    /// @return height × width values; NaN wherever a NaN has weight
    public float[] apply(Grid grid) {
        int width = across.pixels();
        int top = down.minCell();
        float[] rows = new float[(down.maxCell() - top) * width];
        for (int row = top; row < down.maxCell(); row++) {
            sampleRow(grid, row, rows, (row - top) * width);
        }
        float[] out = new float[down.pixels() * width];
        for (int y = 0; y < down.pixels(); y++) {
            sumRows(rows, top, y, out, width);
        }
        return out;
    }

    private void sampleRow(Grid grid, int row, float[] out, int offset) {
        float[] values = grid.values();
        int base = row * grid.columns();
        for (int x = 0; x < across.pixels(); x++) {
            int cell = base + across.first(x);
            float sum = 0;
            for (int tap = 0; tap < across.taps(); tap++) {
                float weight = across.weight(x, tap);
                // A NaN outside of the kernel must not spread: 0 × NaN is NaN.
                sum += weight == 0 ? 0 : weight * values[cell + tap];
            }
            out[offset + x] = sum;
        }
    }

    private void sumRows(float[] rows, int top, int y, float[] out, int width) {
        int target = y * width;
        for (int tap = 0; tap < down.taps(); tap++) {
            float weight = down.weight(y, tap);
            if (weight != 0) {
                int source = (down.first(y) + tap - top) * width;
                for (int x = 0; x < width; x++) {
                    out[target + x] += weight * rows[source + x];
                }
            }
        }
    }
}
