package dev.dinoscope.engine.trace;

import java.util.LinkedHashMap;
import java.util.Map;

/// The inputs of the method being traced, by name.
public final class Inputs {
    private final Map<String, Tensor> tensors;

    public Inputs(Map<String, Tensor> tensors) {
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

    /// These and those.
    ///
    /// @throws IllegalArgumentException if both have one of a name
    public Inputs and(Inputs others) {
        Map<String, Tensor> all = new LinkedHashMap<>(tensors);
        others.tensors.forEach((name, tensor) -> {
            if (all.putIfAbsent(name, tensor) != null) {
                throw new IllegalArgumentException("two inputs are called \"" + name + "\"");
            }
        });
        return new Inputs(all);
    }

    /// Only those without axes: numbers that belong to no row.
    public Inputs scalars() {
        Map<String, Tensor> scalars = new LinkedHashMap<>(tensors);
        scalars.values().removeIf(tensor -> tensor.rank() > 0);
        return new Inputs(scalars);
    }
}
