package dev.dinoscope.engine.runs;

import org.jspecify.annotations.Nullable;

/// A call to [Runs] failed elsewhere. The message says what and why, for the user.
public abstract class RunsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    protected RunsException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
