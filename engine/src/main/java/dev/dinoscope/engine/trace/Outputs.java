package dev.dinoscope.engine.trace;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// What a method returns, by name and in order.
public final class Outputs {
    private final SequencedMap<String, Tensor> tensors = new LinkedHashMap<>();

    private Outputs() {}

    public static Outputs of(String name, Tensor tensor) {
        return new Outputs().and(name, tensor);
    }

    public static Outputs none() {
        return new Outputs();
    }

    public Outputs and(String name, Tensor tensor) {
        if (tensors.putIfAbsent(name, tensor) != null) {
            throw new IllegalArgumentException("two outputs are called \"" + name + "\"");
        }
        return this;
    }

    /// The same tensors as what another part of the same method takes.
    public Inputs asInputs() {
        return new Inputs(tensors);
    }

    SequencedMap<String, Tensor> tensors() {
        return Collections.unmodifiableSequencedMap(tensors);
    }
}
