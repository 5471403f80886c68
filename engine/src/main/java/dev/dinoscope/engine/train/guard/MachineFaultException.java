package dev.dinoscope.engine.train.guard;

import java.io.IOException;
import java.io.Serial;

/// A run was stopped because too many of its steps were finite only when they were taken again: its numbers cannot be
/// relied on, whatever its model is.
public final class MachineFaultException extends IOException {
    @Serial
    private static final long serialVersionUID = 1;

    public MachineFaultException(String message) {
        super(message);
    }
}
