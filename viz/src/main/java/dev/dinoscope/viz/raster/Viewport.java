package dev.dinoscope.viz.raster;

/// The part of a grid that a pane shows.
///
/// @param left column at the left edge of the pane, fractional
/// @param top row at the upper edge of the pane, fractional
/// @param scale units of length per cell
public record Viewport(double left, double top, double scale) {
    private static final double MAX_SCALE = 256;

    /// The whole grid, as large as possible, centred.
    static Viewport fit(double width, double height, int columns, int rows) {
        double scale = Math.min(width / columns, height / rows);
        return new Viewport((columns - width / scale) / 2, (rows - height / scale) / 2, scale);
    }

    /// Enlarges by a factor around the point (x, y) of the pane, which stays where it is.
    public Viewport zoomed(double x, double y, double factor, double minScale) {
        double next = Math.clamp(scale * factor, Math.min(minScale, MAX_SCALE), MAX_SCALE);
        return new Viewport(left + x / scale - x / next, top + y / scale - y / next, next);
    }

    /// Moves the picture by a distance in units of length.
    public Viewport moved(double dx, double dy) {
        return new Viewport(left - dx / scale, top - dy / scale, scale);
    }

    int column(double x) {
        return (int) Math.floor(left + x / scale);
    }

    int row(double y) {
        return (int) Math.floor(top + y / scale);
    }
}
