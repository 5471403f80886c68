package dev.dinoscope.engine.trace;

/// Which of the tensors named by [Tensor#tap] a method returns besides its outputs.
public enum Taps {
    NONE,
    /// Only scalars: loss parts, gates, scales. What a training step returns.
    SCALARS,
    ALL;

    public boolean take(Tensor tensor) {
        return this == ALL || (this == SCALARS && tensor.rank() == 0);
    }
}
