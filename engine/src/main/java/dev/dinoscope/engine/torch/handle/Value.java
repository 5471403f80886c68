package dev.dinoscope.engine.torch.handle;

/// An argument of a program's method.
public sealed interface Value {
    static Value of(long number) {
        return new Whole(number);
    }

    static Value of(double number) {
        return new Real(number);
    }

    record Whole(long number) implements Value {}

    record Real(double number) implements Value {}

    /// A tensor or a list of tensors.
    non-sealed interface Native extends Value {
        /// The handle of libtorch's value, valid while its scope is open.
        long handle();
    }
}
