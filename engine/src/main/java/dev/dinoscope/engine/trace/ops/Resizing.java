package dev.dinoscope.engine.trace.ops;

import dev.dinoscope.engine.trace.Op;
import dev.dinoscope.engine.trace.Shape;
import dev.dinoscope.engine.trace.ShapeError;
import dev.dinoscope.engine.trace.Tensor;
import dev.dinoscope.engine.trace.Trace;
import java.util.List;

/// Maps in another size, in the full type.
public final class Resizing {
    private Resizing() {}

    /// Repeats cells: cell i of n is cell `⌊i·l/n⌋` of the l there were.
    ///
    /// @param x shape [batch, channels, height, width]
    /// @return shape [batch, channels, rows, columns]
    public static Tensor nearest(Tensor x, long rows, long columns) {
        Shape shape = shape("nearest resizing", x.shape(), rows, columns);
        Tensor full = x.full();
        return Trace.current().emit(Op.UPSAMPLE_NEAREST2D, shape, full.dtype(), full, List.of(rows, columns));
    }

    /// @throws ShapeError if `x` is no batch of maps, or no cell would be left
    static Shape shape(String what, Shape x, long rows, long columns) {
        if (x.rank() != 4 || rows < 1 || columns < 1) {
            throw new ShapeError(what + ": " + x + " [batch, channels, height, width] to " + rows + "×" + columns);
        }
        return x.with(2, rows).with(3, columns);
    }

    /// By Keys' kernel with a = −0.75 over four cells along each axis, `source = (target+½)·in/out − ½`,
    /// borders repeated, no antialiasing: what DINOv3 does to a teacher's patches.
    ///
    /// @param x shape [batch, channels, height, width]
    /// @return shape [batch, channels, rows, columns]
    public static Tensor bicubic(Tensor x, long rows, long columns) {
        Shape shape = shape("bicubic resizing", x.shape(), rows, columns);
        Tensor full = x.full();
        return Trace.current().emit(Op.UPSAMPLE_BICUBIC2D, shape, full.dtype(), full, List.of(rows, columns), false);
    }
}
