package dev.dinoscope.engine.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Where the Java runtime writes what native code did when it killed a process: in the user's Dinoscope folder, where
/// the window finds it, and never in the folder from which a command happened to be given.
public final class CrashFolder {
    private static final String NAME = "crashes";

    private CrashFolder() {}

    /// @param home the user's Dinoscope folder
    public static Path in(Path home) {
        return home.resolve(NAME);
    }

    /// The folder, made if it is missing; one for temporary files where the home cannot be written.
    static Path ready(Path home) {
        var folder = in(home);
        try {
            Files.createDirectories(folder);
        } catch (IOException readOnly) {
            return Path.of(System.getProperty("java.io.tmpdir", "/tmp"));
        }
        return Files.isWritable(folder) ? folder : Path.of(System.getProperty("java.io.tmpdir", "/tmp"));
    }
}
