package dev.dinoscope.engine.run;

import java.io.IOException;
import java.io.Serial;

/// Another process trains the run.
public final class RunTakenException extends IOException {
    @Serial
    private static final long serialVersionUID = 1;

    public RunTakenException(RunDirectory run) {
        super(run.path() + " is being trained by another process; stop that one first");
    }
}
