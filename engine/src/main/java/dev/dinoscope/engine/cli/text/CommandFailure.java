package dev.dinoscope.engine.cli.text;

import java.io.Serial;

/// A failure whose message is all a user needs: printed without a stack trace.
public final class CommandFailure extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    private final int exitCode;

    public CommandFailure(int exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    int exitCode() {
        return exitCode;
    }
}
