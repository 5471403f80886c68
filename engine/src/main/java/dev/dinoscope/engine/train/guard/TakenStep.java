package dev.dinoscope.engine.train.guard;

import dev.dinoscope.engine.step.StepResult;
import java.util.Optional;

/// A step as the run goes on with it.
///
/// @param first what it gave at first
/// @param again what taking it again gave; empty where the first was finite
/// @param capture the captured step that shows where it began
public record TakenStep(StepResult first, Optional<Retaken> again, Optional<Long> capture) {

    public static TakenStep atOnce(StepResult result) {
        return new TakenStep(result, Optional.empty(), Optional.empty());
    }

    /// The finite result, if there is one.
    public StepResult result() {
        return again.flatMap(Retaken::result).orElse(first);
    }

    /// Finite, but not at first.
    boolean isMachineFault() {
        return again.flatMap(Retaken::result).isPresent();
    }
}
