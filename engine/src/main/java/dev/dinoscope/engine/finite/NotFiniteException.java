package dev.dinoscope.engine.finite;

import java.io.Serial;

/// Numbers that are NaN or infinite were to be judged, which no number can come of.
public final class NotFiniteException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    /// @param message how many, and where
    public NotFiniteException(String message) {
        super(message);
    }
}
