package dev.dinoscope.engine.run.files;

import dev.dinoscope.engine.ffi.SystemErrors;
import java.io.IOException;
import java.nio.file.Path;

/// The disk (or the user's quota on it) has no room for a file. What was written before is untouched.
public final class DiskFullException extends IOException {
    private static final long serialVersionUID = 1L;

    private DiskFullException(Path file, IOException cause) {
        super(
                "no space left to write " + file + "; free some on that disk, or move the runs with DINOSCOPE_HOME",
                cause);
    }

    /// @return a fault that names the file and the cure when this one says that the disk is full, else itself
    public static IOException explain(Path file, IOException fault) {
        var isFull = SystemErrors.NO_SPACE.isCauseOf(fault) || SystemErrors.QUOTA_EXCEEDED.isCauseOf(fault);
        return isFull && !(fault instanceof DiskFullException) ? new DiskFullException(file, fault) : fault;
    }
}
