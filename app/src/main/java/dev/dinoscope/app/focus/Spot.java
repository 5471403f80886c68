package dev.dinoscope.app.focus;

import dev.dinoscope.engine.run.snapshot.PatchGrid;

/// A place in a probe image, whatever the grid of the encoder that looks at it.
///
/// @param image counted from 0
/// @param x from 0, the left edge, to 1
/// @param y from 0, the upper edge, to 1
public record Spot(int image, double x, double y) {
    /// Where nobody has chosen a place: a corner is mostly background.
    public static final Spot CENTRE = new Spot(0, 0.5, 0.5);

    /// The centre of a patch.
    public static Spot of(Anchor patch, PatchGrid grid) {
        int row = patch.patch() / grid.columns();
        int column = patch.patch() % grid.columns();
        return new Spot(patch.image(), (column + 0.5) / grid.columns(), (row + 0.5) / grid.rows());
    }

    /// The patch that covers it.
    public Anchor on(PatchGrid grid) {
        int column = Math.clamp((int) (x * grid.columns()), 0, grid.columns() - 1);
        int row = Math.clamp((int) (y * grid.rows()), 0, grid.rows() - 1);
        return new Anchor(image, row * grid.columns() + column);
    }
}
