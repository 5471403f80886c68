package dev.dinoscope.engine.trace.ops;

import dev.dinoscope.engine.trace.Op;
import dev.dinoscope.engine.trace.Shape;
import dev.dinoscope.engine.trace.Tensor;
import dev.dinoscope.engine.trace.Trace;
import java.util.List;

/// Averages over windows of a map, in the full type.
public final class Pooling {
    private Pooling() {}

    /// Means of a grid of bins that covers the map: bin i of n along an axis of length l holds the cells
    /// `⌊i·l/n⌋ … ⌈(i+1)·l/n⌉−1`, so bins may overlap, and a map smaller than the grid repeats its cells.
    ///
    /// @param x shape [batch, channels, height, width]
    /// @return shape [batch, channels, rows, columns]
    public static Tensor adaptiveAverage(Tensor x, long rows, long columns) {
        Shape shape = Resizing.shape("adaptive average pooling", x.shape(), rows, columns);
        Tensor full = x.full();
        return Trace.current().emit(Op.ADAPTIVE_AVG_POOL2D, shape, full.dtype(), full, List.of(rows, columns));
    }
}
