package dev.dinoscope.engine.node.server;

import dev.dinoscope.engine.process.JavaCommand;
import dev.dinoscope.engine.run.files.Enclosure;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Runs on this machine: each a process of its own session, so that neither the node's end nor Ctrl-C in the node's
/// terminal reaches it. What it prints goes to the run directory's `console.txt`.
public final class ProcessLauncher implements RunLauncher {
    static final String CONSOLE = "console.txt";

    private static final Path SETSID = Path.of("/usr/bin/setsid");

    private final List<String> command;

    /// @param command the words before the run directory
    public ProcessLauncher(List<String> command) {
        this.command = List.copyOf(command);
    }

    /// `java … mainClass resume DIR`, with the JVM and class path of this process.
    ///
    /// @param home the user's Dinoscope folder
    public static ProcessLauncher ofThisJvm(Path home, String mainClass) {
        return new ProcessLauncher(
                JavaCommand.of(home, "run", mainClass).with("resume").words());
    }

    @Override
    public Process launch(Path runDirectory) throws IOException {
        var words = new ArrayList<String>();
        if (Files.isExecutable(SETSID)) {
            words.add(SETSID.toString());
        }
        words.addAll(command);
        words.add(runDirectory.toString());
        var console = runDirectory.resolve(CONSOLE);
        if (Enclosure.isThere(console)) {
            // Opening a pipe would wait for its reader.
            var _ = new Enclosure(runDirectory).inside(console);
        }
        return new ProcessBuilder(words)
                .directory(runDirectory.toFile())
                .redirectInput(Redirect.from(nothing()))
                .redirectOutput(Redirect.appendTo(console.toFile()))
                .redirectErrorStream(true)
                .start();
    }

    private static File nothing() {
        return new File(File.separatorChar == '\\' ? "NUL" : "/dev/null");
    }
}
