package dev.dinoscope.engine.trace.program;

import dev.dinoscope.engine.trace.MethodCost;
import dev.dinoscope.engine.trace.Parameter;
import java.util.List;

/// A traced loss.
///
/// @param reached the trained parameters that the loss sends gradients to
/// @param stored the buffers whose next values are the last outputs, which the signature does not name
/// @param cost of a call and its backward pass
public record LossMethod(Signature signature, List<Parameter> reached, List<Parameter> stored, MethodCost cost) {
    public LossMethod {
        stored = List.copyOf(stored);
        reached = List.copyOf(reached);
    }
}
