package dev.dinoscope.engine.trace;

/// Fused losses of libtorch, in the full type.
public final class Losses {
    private Losses() {}

    /// Mean over rows of `logsumexp(row) − row[target]`.
    ///
    /// @param logits shape [rows, classes]
    /// @param targets shape `[rows]`, type I64
    /// @return scalar
    public static Tensor crossEntropy(Tensor logits, Tensor targets) {
        boolean fits = logits.rank() == 2 && targets.rank() == 1 && targets.dim(0) == logits.dim(0);
        if (!fits) {
            throw new ShapeError("cross entropy: logits " + logits.shape() + " and targets " + targets.shape()
                    + " do not fit: [rows, classes] and [rows] expected");
        }
        Tensor full = logits.full();
        return full.method().emit("torch.cross_entropy_loss", Shape.scalar(), full.dtype(), full, targets);
    }
}
