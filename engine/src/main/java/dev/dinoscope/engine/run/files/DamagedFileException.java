package dev.dinoscope.engine.run.files;

import dev.dinoscope.engine.files.RefusedFileException;
import java.io.IOException;
import java.nio.file.Path;

/// A file of a run does not hold what it should. The message names the file, the damage and the cure.
public final class DamagedFileException extends IOException {
    private static final long serialVersionUID = 1L;

    public DamagedFileException(Path file, String damage, String cure) {
        super(file + " is damaged: " + damage + "; " + cure);
    }

    /// What stands there is no such file at all.
    public DamagedFileException(RefusedFileException refused, String cure) {
        super(refused.getMessage() + "; " + cure, refused);
    }
}
