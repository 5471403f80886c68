package dev.dinoscope.engine.trace;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// What a method returns, by name and in order.
public final class Outputs {
    private final SequencedMap<String, Tensor> tensors = new LinkedHashMap<>();
    private final SequencedMap<Parameter, Tensor> next = new LinkedHashMap<>();

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

    /// The value that a buffer has after this step, if the step is taken. Only a training loss may say so.
    ///
    /// @param buffer made by [Module#buffer]
    /// @param value of the same shape; no gradient flows into it
    public Outputs next(Parameter buffer, Tensor value) {
        if (!buffer.isBuffer()) {
            throw new IllegalArgumentException(buffer.name() + " is no buffer");
        }
        if (!buffer.shape().equals(value.shape())) {
            throw new ShapeError("next value " + value.shape() + " of buffer " + buffer);
        }
        if (next.putIfAbsent(buffer, value) != null) {
            throw new IllegalArgumentException("buffer " + buffer.name() + " has two next values");
        }
        return this;
    }

    /// The same tensors as what another part of the same method takes.
    public Inputs asInputs() {
        return new Inputs(tensors);
    }

    public SequencedMap<String, Tensor> tensors() {
        return Collections.unmodifiableSequencedMap(tensors);
    }

    public SequencedMap<Parameter, Tensor> nextValues() {
        return Collections.unmodifiableSequencedMap(next);
    }
}
