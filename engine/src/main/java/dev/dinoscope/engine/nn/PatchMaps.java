package dev.dinoscope.engine.nn;

import dev.dinoscope.engine.trace.ShapeError;
import dev.dinoscope.engine.trace.Tensor;
import dev.dinoscope.engine.trace.ops.Resizing;

/// Patch features as a picture: `[images, patches, width]`, the patches row by row of a grid.
public final class PatchMaps {
    private PatchMaps() {}

    /// The features on another square grid, bicubic without antialiasing. DINOv3's high-resolution Gram
    /// teacher sees twice the side and its grid is halved so, before the features are normalised.
    ///
    /// @param patches shape `[images, grid², width]`
    /// @return shape `[images, toGrid², width]`
    public static Tensor resize(Tensor patches, long toGrid) {
        long grid = side(patches);
        return grid == toGrid ? patches : flat(Resizing.bicubic(picture(patches, grid), toGrid, toGrid));
    }

    /// As channels over a grid: `[images, width, grid, grid]`.
    public static Tensor picture(Tensor patches) {
        return picture(patches, side(patches));
    }

    /// Back to `[images, patches, width]`.
    public static Tensor flat(Tensor picture) {
        return picture.flatten(2, 3).transpose(1, 2);
    }

    private static Tensor picture(Tensor patches, long grid) {
        return patches.transpose(1, 2).reshape(patches.dim(0), patches.dim(2), grid, grid);
    }

    private static long side(Tensor patches) {
        long grid = Math.round(Math.sqrt((double) patches.dim(1)));
        if (patches.rank() != 3 || grid * grid != patches.dim(1)) {
            throw new ShapeError("patch grid: " + patches.shape() + " — [images, grid·grid, width] expected");
        }
        return grid;
    }
}
