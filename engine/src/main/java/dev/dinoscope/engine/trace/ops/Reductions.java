package dev.dinoscope.engine.trace.ops;

import dev.dinoscope.engine.trace.DType;
import dev.dinoscope.engine.trace.Op;
import dev.dinoscope.engine.trace.Shape;
import dev.dinoscope.engine.trace.Tensor;
import dev.dinoscope.engine.trace.Trace;
import java.util.Arrays;

/// Sums, means, extremes and what is made of them. Floating-point reductions run in the full type.
public final class Reductions {
    private Reductions() {}

    /// Mean of all elements.
    public static Tensor mean(Tensor x) {
        return all(Op.MEAN, x);
    }

    public static Tensor mean(Tensor x, int... axes) {
        return over(Op.MEAN, x, axes);
    }

    /// Sum of all elements.
    public static Tensor sum(Tensor x) {
        return all(Op.SUM, x);
    }

    public static Tensor sum(Tensor x, int... axes) {
        return over(Op.SUM, x, axes);
    }

    public static Tensor max(Tensor x, int axis) {
        return over(Op.AMAX, x, axis);
    }

    public static Tensor min(Tensor x, int axis) {
        return over(Op.AMIN, x, axis);
    }

    /// Index of the largest element, the first of equals; type I64.
    public static Tensor argmax(Tensor x, int axis) {
        return Trace.current().emit(Op.ARGMAX, x.shape().without(axis), DType.I64, x, axis);
    }

    public static Tensor logSumExp(Tensor x, int axis) {
        return over(Op.LOGSUMEXP, x, axis);
    }

    public static Tensor softmax(Tensor x, int axis) {
        return along(Op.SOFTMAX, x, axis);
    }

    public static Tensor logSoftmax(Tensor x, int axis) {
        return along(Op.LOG_SOFTMAX, x, axis);
    }

    public static Tensor cumulativeSum(Tensor x, int axis) {
        return along(Op.CUMSUM, x, axis);
    }

    /// Logarithm of the running sum of exponentials, without overflow.
    public static Tensor logCumulativeSumExp(Tensor x, int axis) {
        return along(Op.LOGCUMSUMEXP, x, axis);
    }

    private static Tensor all(Op op, Tensor x) {
        Tensor full = x.full();
        return Trace.current().emit(op, Shape.scalar(), full.dtype(), full);
    }

    private static Tensor over(Op op, Tensor x, int... axes) {
        Tensor full = x.full();
        int[] descending = Arrays.stream(axes)
                .map(full.shape()::axis)
                .map(a -> -a)
                .sorted()
                .map(a -> -a)
                .toArray();
        Shape shape = full.shape();
        for (int axis : descending) {
            shape = shape.without(axis);
        }
        return Trace.current().emit(op, shape, full.dtype(), full, Arrays.toString(axes));
    }

    private static Tensor along(Op op, Tensor x, int axis) {
        Tensor full = x.full();
        return Trace.current().emit(op, full.dtype(), full, full.shape().axis(axis));
    }
}
