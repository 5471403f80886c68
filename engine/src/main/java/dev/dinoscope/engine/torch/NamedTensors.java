package dev.dinoscope.engine.torch;

import dev.dinoscope.engine.torch.handle.NativeTensor;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// Tensors by name, in order: the inputs or outputs of a method.
public final class NamedTensors {
    private final SequencedMap<String, NativeTensor> tensors = new LinkedHashMap<>();

    public NamedTensors(List<String> names, List<NativeTensor> values) {
        if (names.size() != values.size()) {
            throw new IllegalArgumentException(values.size() + " tensors for the names " + names);
        }
        for (int i = 0; i < names.size(); i++) {
            tensors.put(names.get(i), values.get(i));
        }
    }

    /// @throws IllegalArgumentException if there is none of that name
    public NativeTensor get(String name) {
        NativeTensor tensor = tensors.get(name);
        if (tensor == null) {
            throw new IllegalArgumentException("no tensor \"" + name + "\"; there are " + tensors.keySet());
        }
        return tensor;
    }

    public SequencedMap<String, NativeTensor> asMap() {
        return Collections.unmodifiableSequencedMap(tensors);
    }
}
