package dev.dinoscope.engine.trace;

/// A module from one tensor to one tensor.
public abstract class Layer extends Module {
    public final Tensor apply(Tensor x) {
        return scoped(() -> forward(x));
    }

    protected abstract Tensor forward(Tensor x);
}
