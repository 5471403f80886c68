package dev.dinoscope.engine.train.guard;

import dev.dinoscope.engine.step.StepResult;
import java.util.Optional;

/// What came of taking a step again that was not finite.
///
/// @param result of the take that was finite, which the model has applied; empty when none was
/// @param told where it was taken, for people, such as `on fresh memory in this process`; blank when it was not
record Retaken(Optional<StepResult> result, String told) {

    static Retaken finite(StepResult result, String where) {
        return new Retaken(Optional.of(result), where);
    }

    static Retaken notFinite(String told) {
        return new Retaken(Optional.empty(), told);
    }
}
