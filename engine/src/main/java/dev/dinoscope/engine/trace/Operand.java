package dev.dinoscope.engine.trace;

/// What an operation accepts: a tensor, or a parameter, which stands for its value.
public sealed interface Operand permits Tensor, Parameter {
    /// The value inside the method being traced.
    Tensor tensor();

    Shape shape();
}
