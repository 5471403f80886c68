package dev.dinoscope.engine.trace.program;

import dev.dinoscope.engine.trace.Input;
import java.util.List;

/// What a method of a program takes and returns, in order.
///
/// @param name of the method
/// @param inputs after the parameter list
/// @param outputs names of the returned tensors
public record Signature(String name, List<Input> inputs, List<String> outputs) {
    public Signature {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
    }
}
