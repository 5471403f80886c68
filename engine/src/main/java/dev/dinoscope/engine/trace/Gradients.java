package dev.dinoscope.engine.trace;

/// Gradients that libtorch does not derive itself.
public final class Gradients {
    private Gradients() {}

    /// The same value, with a gradient that was computed beside it: a closed form, or one gathered piece by piece, so
    /// that nothing need be kept for the backward pass. To first order only: the gradient itself is a constant.
    ///
    /// @param value scalar; its own graph does not matter
    /// @param x what the gradient flows to
    /// @param gradient of the value with respect to `x`; same shape
    public static Tensor given(Tensor value, Tensor x, Tensor gradient) {
        ShapeRules.same("given gradient", x.shape(), gradient.shape());
        // x − x is 0, so the value stays what it is to the last bit.
        Tensor nothing = x.minus(x.detach());
        return value.detach().plus(Reductions.sum(nothing.times(gradient.detach())));
    }
}
