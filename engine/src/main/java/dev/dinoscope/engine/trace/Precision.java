package dev.dinoscope.engine.trace;

/// Which element type an operation computes in. Products (linear, convolution, attention) may run in a low type;
/// norms, softmax, losses and the optimiser always run in the type the parameters are kept in.
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
