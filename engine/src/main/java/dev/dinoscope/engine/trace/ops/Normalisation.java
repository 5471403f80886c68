package dev.dinoscope.engine.trace.ops;

import dev.dinoscope.engine.trace.Op;
import dev.dinoscope.engine.trace.Operand;
import dev.dinoscope.engine.trace.Shape;
import dev.dinoscope.engine.trace.ShapeError;
import dev.dinoscope.engine.trace.Tensor;
import dev.dinoscope.engine.trace.Trace;
import java.util.List;

/// Normalisation, in the full type.
public final class Normalisation {
    private Normalisation() {}

    /// Over the last axis.
    ///
    /// @param weight shape `[width]`; bias alike
    public static Tensor layerNorm(Tensor x, Operand weight, Operand bias, double epsilon) {
        Shape last = Shape.of(x.dim(-1));
        Shape.requireSame("layer norm of " + x.shape() + ", weight", weight.shape(), last);
        Tensor full = x.full();
        return Trace.current().emit(Op.LAYER_NORM, full.dtype(), full, last, weight.tensor(), bias.tensor(), epsilon);
    }

    /// Over groups of channels and all positions (Wu & He 2018): no running statistics, no coupling of samples.
    ///
    /// @param x shape [batch, channels, …]
    /// @param weight shape `[channels]`; bias alike
    public static Tensor groupNorm(Tensor x, int groups, Operand weight, Operand bias, double epsilon) {
        Shape channels = Shape.of(x.dim(1));
        Shape.requireSame("group norm of " + x.shape() + ", weight", weight.shape(), channels);
        if (x.dim(1) % groups != 0) {
            throw new ShapeError("group norm: " + groups + " groups do not divide the channels of " + x.shape());
        }
        Tensor full = x.full();
        return Trace.current().emit(Op.GROUP_NORM, full.dtype(), full, groups, weight.tensor(), bias.tensor(), epsilon);
    }

    /// Over the rows of a batch, by its own mean and variance (Ioffe & Szegedy 2015): rows see each other.
    ///
    /// @param x shape [rows, width], at least two rows
    /// @param weight shape `[width]`; bias alike
    public static Tensor batchNorm(Tensor x, Operand weight, Operand bias, double epsilon) {
        Shape.requireSame("batch norm of " + x.shape() + ", weight", weight.shape(), Shape.of(x.dim(-1)));
        if (x.rank() != 2 || x.dim(0) < 2) {
            throw new ShapeError("batch norm: " + x.shape() + " — expected [rows, width] with at least two rows");
        }
        Tensor full = x.full();
        double momentumOfNothing = 0;
        return Trace.current()
                .emit(
                        Op.BATCH_NORM,
                        full.dtype(),
                        full,
                        weight.tensor(),
                        bias.tensor(),
                        "None",
                        "None",
                        true,
                        momentumOfNothing,
                        epsilon,
                        false);
    }

    /// Rows of unit length: `x / max(‖x‖₂, 1e-12)` over the last axis.
    public static Tensor unit(Tensor x) {
        return unit(x, 1e-12);
    }

    /// `x / max(‖x‖₂, shortest)` over the last axis.
    public static Tensor unit(Tensor x, double shortest) {
        Tensor full = x.full();
        Shape one = full.shape().with(-1, 1);
        Tensor length = Trace.current().emit(Op.NORM, one, full.dtype(), full, 2, List.of(-1), true);
        return full.over(length.clampMin(shortest));
    }
}
