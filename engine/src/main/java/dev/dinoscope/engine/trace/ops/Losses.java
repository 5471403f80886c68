package dev.dinoscope.engine.trace.ops;

import dev.dinoscope.engine.trace.Op;
import dev.dinoscope.engine.trace.Shape;
import dev.dinoscope.engine.trace.ShapeError;
import dev.dinoscope.engine.trace.Tensor;
import dev.dinoscope.engine.trace.Trace;

/// Fused losses of libtorch, in the full type.
public final class Losses {
    /// libtorch's `at::Reduction::None`.
    private static final int NO_REDUCTION = 0;

    private Losses() {}

    /// Mean over rows of `logsumexp(row) − row[target]`.
    ///
    /// @param logits shape [rows, classes]
    /// @param targets shape `[rows]`, type I64
    /// @return scalar
    public static Tensor crossEntropy(Tensor logits, Tensor targets) {
        requireTargets(logits, targets);
        Tensor full = logits.full();
        return Trace.current().emit(Op.CROSS_ENTROPY, Shape.scalar(), full.dtype(), full, targets);
    }

    /// As [#crossEntropy], of each row.
    ///
    /// @return shape `[rows]`
    public static Tensor crossEntropyOfRows(Tensor logits, Tensor targets) {
        requireTargets(logits, targets);
        Tensor full = logits.full();
        return Trace.current()
                .emit(Op.CROSS_ENTROPY, targets.shape(), full.dtype(), full, targets, "None", NO_REDUCTION);
    }

    private static void requireTargets(Tensor logits, Tensor targets) {
        boolean fits = logits.rank() == 2 && targets.rank() == 1 && targets.dim(0) == logits.dim(0);
        if (!fits) {
            throw new ShapeError("cross entropy: logits " + logits.shape() + " and targets " + targets.shape()
                    + " do not fit: [rows, classes] and [rows] expected");
        }
    }

    /// Huber's loss with threshold 1, element by element: `d²/2` where `|d| < 1`, else `|d| − ½`.
    public static Tensor smoothL1(Tensor x, Tensor target) {
        Shape.requireSame("smooth L1", x.shape(), target.shape());
        Tensor full = x.full();
        return Trace.current().emit(Op.SMOOTH_L1, full.dtype(), full, target.full(), 0, 1.0);
    }
}
