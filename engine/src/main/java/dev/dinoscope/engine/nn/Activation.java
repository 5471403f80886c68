package dev.dinoscope.engine.nn;

import dev.dinoscope.engine.trace.Tensor;

/// The non-linearity of an MLP.
public enum Activation {
    /// Exact, as in DINO and in CLIP models trained from scratch.
    GELU,
    /// `x·σ(1.702x)`, as in OpenAI's CLIP weights.
    QUICK_GELU,
    RELU;

    Tensor apply(Tensor x) {
        return switch (this) {
            case GELU -> x.gelu();
            case QUICK_GELU -> x.quickGelu();
            case RELU -> x.relu();
        };
    }
}
