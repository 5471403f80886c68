package dev.dinoscope.engine.trace.ops;

import dev.dinoscope.engine.trace.DType;
import dev.dinoscope.engine.trace.Shape;
import dev.dinoscope.engine.trace.Tensor;
import java.util.Arrays;

/// Sums, means, extremes and what is made of them. Floating-point reductions run in the full type.
public final class Reductions {
    private Reductions() {}

    /// Mean of all elements.
    public static Tensor mean(Tensor x) {
        return all("torch.mean", x);
    }

    public static Tensor mean(Tensor x, int... axes) {
        return over("torch.mean", x, axes);
    }

    /// Sum of all elements.
    public static Tensor sum(Tensor x) {
        return all("torch.sum", x);
    }

    public static Tensor sum(Tensor x, int... axes) {
        return over("torch.sum", x, axes);
    }

    public static Tensor max(Tensor x, int axis) {
        return over("torch.amax", x, axis);
    }

    public static Tensor min(Tensor x, int axis) {
        return over("torch.amin", x, axis);
    }

    /// Index of the largest element, the first of equals; type I64.
    public static Tensor argmax(Tensor x, int axis) {
        return x.method().emit("torch.argmax", x.shape().without(axis), DType.I64, x, axis);
    }

    public static Tensor logSumExp(Tensor x, int axis) {
        return over("torch.logsumexp", x, axis);
    }

    public static Tensor softmax(Tensor x, int axis) {
        return along("torch.softmax", x, axis);
    }

    public static Tensor logSoftmax(Tensor x, int axis) {
        return along("torch.log_softmax", x, axis);
    }

    public static Tensor cumulativeSum(Tensor x, int axis) {
        return along("torch.cumsum", x, axis);
    }

    /// Logarithm of the running sum of exponentials, without overflow.
    public static Tensor logCumulativeSumExp(Tensor x, int axis) {
        return along("torch.logcumsumexp", x, axis);
    }

    private static Tensor all(String function, Tensor x) {
        Tensor full = x.full();
        return x.method().emit(function, Shape.scalar(), full.dtype(), full);
    }

    private static Tensor over(String function, Tensor x, int... axes) {
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
        return x.method().emit(function, shape, full.dtype(), full, Arrays.toString(axes));
    }

    private static Tensor along(String function, Tensor x, int axis) {
        Tensor full = x.full();
        return x.method()
                .emit(function, full.shape(), full.dtype(), full, full.shape().axis(axis));
    }
}
