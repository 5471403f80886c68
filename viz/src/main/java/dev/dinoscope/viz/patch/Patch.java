package dev.dinoscope.viz.patch;

/// A patch of an image, counted from 0 at the top left.
public record Patch(int row, int column) {
    /// Its place in a row-major list.
    public int index(int columns) {
        return row * columns + column;
    }
}
