package dev.dinoscope.engine.trace;

import java.util.List;

/// A traced loss.
///
/// @param reached the trained parameters that the loss sends gradients to
public record LossMethod(Signature signature, List<Parameter> reached) {
    public LossMethod {
        reached = List.copyOf(reached);
    }
}
