package dev.dinoscope.viz.patch;

import java.util.Optional;
import javafx.geometry.Rectangle2D;

/// Where an image and its patches lie in a pane.
///
/// @param x left edge in units of length
/// @param y upper edge
/// @param width of the image, likewise
/// @param height of the image, likewise
record PatchLayout(double x, double y, double width, double height, int rows, int columns) {
    /// The largest centred rectangle with the image's aspect ratio, moved to whole device pixels.
    static PatchLayout fit(double areaWidth, double areaHeight, double aspect, int rows, int columns, double scale) {
        double width = Math.min(areaWidth, areaHeight * aspect);
        double height = width / aspect;
        return new PatchLayout(
                Math.round((areaWidth - width) / 2 * scale) / scale,
                Math.round((areaHeight - height) / 2 * scale) / scale,
                Math.round(width * scale) / scale,
                Math.round(height * scale) / scale,
                rows,
                columns);
    }

    Optional<Patch> patchAt(double px, double py) {
        int row = (int) Math.floor((py - y) / height * rows);
        int column = (int) Math.floor((px - x) / width * columns);
        return row >= 0 && row < rows && column >= 0 && column < columns
                ? Optional.of(new Patch(row, column))
                : Optional.empty();
    }

    Rectangle2D bounds(Patch patch) {
        double patchWidth = width / columns;
        double patchHeight = height / rows;
        return new Rectangle2D(x + patch.column() * patchWidth, y + patch.row() * patchHeight, patchWidth, patchHeight);
    }
}
