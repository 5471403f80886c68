package dev.dinoscope.engine.train.guard;

import java.io.IOException;
import java.io.Serial;

/// A run was stopped because its loss or gradient was not finite.
public final class NonFiniteException extends IOException {
    @Serial
    private static final long serialVersionUID = 1;

    public NonFiniteException(String message) {
        super(message);
    }
}
