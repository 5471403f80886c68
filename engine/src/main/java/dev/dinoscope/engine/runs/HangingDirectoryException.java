package dev.dinoscope.engine.runs;

import java.io.IOException;
import java.nio.file.Path;

/// A directory does not answer in time, as on a network disk that is gone.
public final class HangingDirectoryException extends IOException {
    private static final long serialVersionUID = 1L;

    HangingDirectoryException(Path directory) {
        super(directory + " does not answer; is its disk there? It is looked into again when it answers");
    }
}
