package dev.dinoscope.engine.trace.ops;

import dev.dinoscope.engine.trace.Tensor;

/// Circular functions, element by element, in the full type.
public final class Trigonometry {
    private Trigonometry() {}

    public static Tensor cos(Tensor x) {
        return of("torch.cos", x);
    }

    public static Tensor sin(Tensor x) {
        return of("torch.sin", x);
    }

    private static Tensor of(String function, Tensor x) {
        Tensor full = x.full();
        return x.method().emit(function, full.shape(), full.dtype(), full);
    }
}
