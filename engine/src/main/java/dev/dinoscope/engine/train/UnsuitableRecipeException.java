package dev.dinoscope.engine.train;

import dev.dinoscope.engine.config.ConfigError;
import java.io.Serial;

/// A recipe that is right in itself but does not fit this data or this machine.
public final class UnsuitableRecipeException extends IllegalArgumentException {
    @Serial
    private static final long serialVersionUID = 1;

    UnsuitableRecipeException(ConfigError error) {
        super(error.text());
    }

    /// @param problem says what does not fit
    UnsuitableRecipeException(IllegalArgumentException problem) {
        super(problem.getMessage(), problem);
    }
}
