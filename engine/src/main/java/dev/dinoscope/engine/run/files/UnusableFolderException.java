package dev.dinoscope.engine.run.files;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/// A folder in which Dinoscope keeps things cannot be written. The message names the cure.
public final class UnusableFolderException extends IOException {
    private static final long serialVersionUID = 1L;

    /// @param what is kept there
    /// @param variable of the environment that names another folder
    UnusableFolderException(Path folder, String what, String variable, IOException cause) {
        super(
                folder + " cannot be written" + reason(cause) + ". Dinoscope keeps " + what + " there; set " + variable
                        + " to a folder that can be.",
                cause);
    }

    private static String reason(IOException cause) {
        return switch (cause) {
            case FileSystemException file when file.getReason() != null -> " (" + file.getReason() + ")";
            case FileSystemException file -> " (" + file.getClass().getSimpleName() + " at " + file.getFile() + ")";
            default -> " (" + cause.getMessage() + ")";
        };
    }
}
