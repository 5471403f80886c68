package dev.dinoscope.engine.trace.ops;

import dev.dinoscope.engine.trace.DType;
import dev.dinoscope.engine.trace.Op;
import dev.dinoscope.engine.trace.Shape;
import dev.dinoscope.engine.trace.Tensor;
import dev.dinoscope.engine.trace.Trace;

/// Tensors made inside a program, on the program's device.
public final class Constants {
    private Constants() {}

    /// `from, from+1, …, to−1`; type I64.
    public static Tensor range(long from, long to) {
        Trace trace = Trace.current();
        return trace.emit(Op.ARANGE, Shape.of(to - from), DType.I64, from, to, DType.I64, trace.device());
    }

    /// A tensor of the full type with the same value everywhere.
    public static Tensor full(double value, long... dims) {
        Trace trace = Trace.current();
        Shape shape = Shape.of(dims);
        DType type = trace.precision().storage();
        return trace.emit(Op.FULL, shape, type, shape, value, type, trace.device());
    }

    /// A tensor of type I64 with the same value everywhere.
    public static Tensor whole(long value, long... dims) {
        Trace trace = Trace.current();
        Shape shape = Shape.of(dims);
        return trace.emit(Op.FULL, shape, DType.I64, shape, value, DType.I64, trace.device());
    }
}
