package dev.dinoscope.engine.trace.ops;

import dev.dinoscope.engine.trace.Op;
import dev.dinoscope.engine.trace.Tensor;
import dev.dinoscope.engine.trace.Trace;

/// Circular functions, element by element, in the full type.
public final class Trigonometry {
    private Trigonometry() {}

    public static Tensor cos(Tensor x) {
        return of(Op.COS, x);
    }

    public static Tensor sin(Tensor x) {
        return of(Op.SIN, x);
    }

    private static Tensor of(Op op, Tensor x) {
        Tensor full = x.full();
        return Trace.current().emit(op, full.dtype(), full);
    }
}
