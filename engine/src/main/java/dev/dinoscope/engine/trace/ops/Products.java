package dev.dinoscope.engine.trace.ops;

import dev.dinoscope.engine.trace.Convolution;
import dev.dinoscope.engine.trace.Op;
import dev.dinoscope.engine.trace.Operand;
import dev.dinoscope.engine.trace.Shape;
import dev.dinoscope.engine.trace.Tensor;
import dev.dinoscope.engine.trace.Trace;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Matrix products, convolution and attention. They compute in the low type of the `Precision` policy, except where
/// the name says `Full`.
public final class Products {
    private Products() {}

    /// Batched matrix product: `[…, n, k] × […, k, m]` → `[…, n, m]`.
    public static Tensor matmul(Operand a, Operand b) {
        return product(a.tensor().low(), b.tensor().low());
    }

    /// As [#matmul], but in the full type: for similarities that enter a loss.
    public static Tensor matmulFull(Operand a, Operand b) {
        return product(a.tensor().full(), b.tensor().full());
    }

    private static Tensor product(Tensor a, Tensor b) {
        return Trace.current().emit(Op.MATMUL, a.dtype(), a, b);
    }

    /// `x·Wᵀ + b`.
    ///
    /// @param weight shape [out, in]
    /// @param bias shape `[out]`, or none
    public static Tensor linear(Tensor x, Operand weight, @Nullable Operand bias) {
        Tensor low = x.low();
        return Trace.current().emit(Op.LINEAR, low.dtype(), low, weight.tensor().low(), orNone(bias));
    }

    /// Two-dimensional convolution with square stride and zero padding.
    ///
    /// @param x shape [batch, in, height, width]
    /// @param kernel shape [out, in, height, width]
    public static Tensor conv2d(Tensor x, Operand kernel, @Nullable Operand bias, int stride, int padding) {
        Tensor low = x.low();
        Convolution convolution = new Convolution(x.shape(), kernel.shape(), stride, padding, low.dtype());
        Shape shape = convolution.output();
        Trace.current().uses(convolution);
        return Trace.current()
                .emit(
                        Op.CONV2D,
                        shape,
                        low.dtype(),
                        low,
                        kernel.tensor().low(),
                        orNone(bias),
                        List.of(stride, stride),
                        List.of(padding, padding));
    }

    /// Scaled dot-product attention by libtorch's fused kernel, scale `1/√d`.
    ///
    /// @param query shape [batch, heads, queries, d]; key and value alike
    /// @param causal whether a query sees only keys at its own and earlier positions
    public static Tensor attention(Tensor query, Tensor key, Tensor value, boolean causal) {
        Tensor low = query.low();
        return Trace.current().emit(Op.ATTENTION, low.dtype(), low, key.low(), value.low(), "None", 0.0, causal);
    }

    private static Object orNone(@Nullable Operand operand) {
        return operand == null ? "None" : operand.tensor().low();
    }
}
