package dev.dinoscope.engine.trace.ops;

import dev.dinoscope.engine.trace.Shape;
import dev.dinoscope.engine.trace.Tensor;
import java.util.List;
import java.util.Map;

/// Gradients that libtorch does not derive itself.
public final class Gradients {
    private Gradients() {}

    /// The same value, with a gradient that was computed beside it: a closed form, or one gathered piece by
    /// piece, so that nothing need be kept for the backward pass. To first order only: the gradient itself is
    /// a constant.
    ///
    /// @param value scalar; its own graph does not matter
    /// @param x what the gradient flows to
    /// @param gradient of the value with respect to `x`; same shape
    public static Tensor given(Tensor value, Tensor x, Tensor gradient) {
        return given(value, List.of(Map.entry(x, gradient)));
    }

    /// As [#given(Tensor, Tensor, Tensor)], with respect to several tensors.
    ///
    /// @param gradients by what they flow to
    public static Tensor given(Tensor value, List<Map.Entry<Tensor, Tensor>> gradients) {
        Tensor sum = value.detach();
        for (Map.Entry<Tensor, Tensor> entry : gradients) {
            Tensor x = entry.getKey();
            Tensor gradient = entry.getValue();
            Shape.requireSame("given gradient", x.shape(), gradient.shape());
            // x − x is 0, so the value stays what it is to the last bit.
            Tensor nothing = x.minus(x.detach());
            sum = sum.plus(Reductions.sum(nothing.times(gradient.detach())));
        }
        return sum;
    }
}
