package dev.dinoscope.engine.recipe;

import java.io.Serial;

/// A recipe was named that is neither a file nor comes with Dinoscope.
public final class NoSuchRecipeException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    /// @param message names the recipes there are
    NoSuchRecipeException(String message) {
        super(message);
    }
}
