package dev.dinoscope.engine.trace.ops;

import dev.dinoscope.engine.trace.DType;
import dev.dinoscope.engine.trace.Method;
import dev.dinoscope.engine.trace.Shape;
import dev.dinoscope.engine.trace.Tensor;

/// Tensors made inside a program, on the program's device.
public final class Constants {
    private Constants() {}

    /// `from, from+1, …, to−1`; type I64.
    public static Tensor range(long from, long to) {
        Method method = Method.current();
        return method.emit(
                "torch.arange",
                Shape.of(to - from),
                DType.I64,
                from,
                to,
                "dtype=" + DType.I64.code(),
                method.deviceArgument());
    }

    /// A tensor of the full type with the same value everywhere.
    public static Tensor full(double value, long... dims) {
        Method method = Method.current();
        Shape shape = Shape.of(dims);
        DType type = method.precision().storage();
        return method.emit("torch.full", shape, type, shape, value, "dtype=" + type.code(), method.deviceArgument());
    }

    /// A tensor of type I64 with the same value everywhere.
    public static Tensor whole(long value, long... dims) {
        Method method = Method.current();
        Shape shape = Shape.of(dims);
        return method.emit(
                "torch.full", shape, DType.I64, shape, value, "dtype=" + DType.I64.code(), method.deviceArgument());
    }
}
