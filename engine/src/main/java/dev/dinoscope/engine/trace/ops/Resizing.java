package dev.dinoscope.engine.trace.ops;

import dev.dinoscope.engine.trace.Shape;
import dev.dinoscope.engine.trace.ShapeRules;
import dev.dinoscope.engine.trace.Tensor;
import java.util.List;

/// Maps in another size, in the full type.
public final class Resizing {
    private Resizing() {}

    /// Repeats cells: cell i of n is cell `⌊i·l/n⌋` of the l there were.
    ///
    /// @param x shape [batch, channels, height, width]
    /// @return shape [batch, channels, rows, columns]
    public static Tensor nearest(Tensor x, long rows, long columns) {
        Shape shape = ShapeRules.resized("nearest resizing", x.shape(), rows, columns);
        Tensor full = x.full();
        return full.method().emit("torch.upsample_nearest2d", shape, full.dtype(), full, List.of(rows, columns));
    }

    /// By Keys' kernel with a = −0.75 over four cells along each axis, `source = (target+½)·in/out − ½`,
    /// borders repeated, no antialiasing: what DINOv3 does to a teacher's patches.
    ///
    /// @param x shape [batch, channels, height, width]
    /// @return shape [batch, channels, rows, columns]
    public static Tensor bicubic(Tensor x, long rows, long columns) {
        Shape shape = ShapeRules.resized("bicubic resizing", x.shape(), rows, columns);
        Tensor full = x.full();
        return full.method().emit("torch.upsample_bicubic2d", shape, full.dtype(), full, List.of(rows, columns), false);
    }
}
