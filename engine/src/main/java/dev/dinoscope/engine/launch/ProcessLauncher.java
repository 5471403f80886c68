package dev.dinoscope.engine.launch;

import dev.dinoscope.engine.process.JavaCommand;
import dev.dinoscope.engine.run.LaunchMark;
import dev.dinoscope.engine.run.ProcessMark;
import dev.dinoscope.engine.run.RunDirectory;
import dev.dinoscope.engine.run.files.Enclosure;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Runs on this machine: each a process of its own session, so that neither the node's end nor Ctrl-C in the node's
/// terminal reaches it. What it prints goes to the run directory's `console.txt`.
public final class ProcessLauncher implements Launcher {
    private static final String NAME = "local";
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
    public String name() {
        return NAME;
    }

    @Override
    public boolean queues() {
        return false;
    }

    @Override
    public Launch find(LaunchMark mark) {
        return new ProcessLaunch.Found(mark, Optional.ofNullable(mark.process()).flatMap(ProcessMark::running));
    }

    @Override
    public Launch launch(Path runDirectory) throws IOException {
        var process = start(new RunDirectory(runDirectory));
        var mark = LaunchMark.of(NAME, ProcessMark.of(process.toHandle()), Instant.now());
        return new ProcessLaunch.Started(mark, process);
    }

    private Process start(RunDirectory run) throws IOException {
        var words = new ArrayList<String>();
        if (Files.isExecutable(SETSID)) {
            words.add(SETSID.toString());
        }
        words.addAll(command);
        words.add(run.path().toString());
        var console = run.console();
        if (Enclosure.isThere(console)) {
            // Opening a pipe would wait for its reader.
            var _ = run.enclosure().inside(console);
        }
        return new ProcessBuilder(words)
                .directory(run.path().toFile())
                .redirectInput(Redirect.from(nothing()))
                .redirectOutput(Redirect.appendTo(console.toFile()))
                .redirectErrorStream(true)
                .start();
    }

    private static File nothing() {
        return new File(File.separatorChar == '\\' ? "NUL" : "/dev/null");
    }
}
