package dev.dinoscope.engine.trace;

import java.util.Map;

/// The inputs of the method being traced, by name.
public final class Inputs {
    private final Map<String, Tensor> tensors;

    Inputs(Map<String, Tensor> tensors) {
        this.tensors = tensors;
    }

    /// @throws IllegalArgumentException if the method declares no such input
    public Tensor get(String name) {
        Tensor tensor = tensors.get(name);
        if (tensor == null) {
            throw new IllegalArgumentException("no input \"" + name + "\"; declared are " + tensors.keySet());
        }
        return tensor;
    }
}
