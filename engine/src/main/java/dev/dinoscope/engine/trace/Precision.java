package dev.dinoscope.engine.trace;

/// Which element type an operation computes in, decided while a program is traced.
///
/// - In the low type: the operands and results of products (`Products`: linear, matrix product, convolution,
/// attention, whose softmax libtorch's kernel keeps in float32 inside), and what follows them element by
/// element (GELU, dropout).
/// - In the full type, the one parameters are kept in: parameters and their averages, gradients of
/// parameters, their norm, the optimiser, norms, softmax and every other reduction, powers, roots,
/// exponentials and logarithms, the residual stream (a sum of full and low is full), similarities that enter
/// a loss ([dev.dinoscope.engine.trace.ops.Products#matmulFull]), losses.
///
/// So a gradient is rounded to the low type only on its way through a product.
public enum Precision {
    F32(DType.F32, DType.F32),
    /// Products in bfloat16, the rest in float32.
    BF16(DType.F32, DType.BF16),
    /// For checking values, not for training.
    F64(DType.F64, DType.F64);

    private final DType storage;
    private final DType products;

    Precision(DType storage, DType products) {
        this.storage = storage;
        this.products = products;
    }

    /// The type of parameters, images, norms, softmax, losses and optimiser state.
    public DType storage() {
        return storage;
    }

    DType products() {
        return products;
    }
}
