package dev.dinoscope.engine.files;

import java.nio.file.FileSystemException;
import java.nio.file.Path;

/// A path at which there is no such file as is read here: a folder, a pipe, a device, too large a file, no text.
/// [#getMessage()] names the path and the fault; [#getReason()] is the fault alone.
public final class RefusedFileException extends FileSystemException {
    private static final long serialVersionUID = 1L;

    /// @param reason goes on from the path: `is a folder, not a file`
    public RefusedFileException(Path file, String reason) {
        super(file.toString(), null, reason);
    }

    @Override
    public String getMessage() {
        return getFile() + " " + getReason();
    }
}
