package dev.dinoscope.engine.crash;

import dev.dinoscope.engine.cli.CommandLineMain;
import dev.dinoscope.engine.process.JavaCommand;
import dev.dinoscope.engine.run.RunDirectory;
import dev.dinoscope.engine.run.RunState;
import dev.dinoscope.engine.run.files.DamagedFileException;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// `dinoscope resume RUN` in a process of its own, to be killed.
final class Trainee implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 1200;

    private final RunDirectory run;
    private final Process process;

    private Trainee(RunDirectory run, Process process) {
        this.run = run;
        this.process = process;
    }

    /// @param home of prepared data and settings
    static Trainee start(RunDirectory run, Path home) throws IOException {
        var command = JavaCommand.of(
                        home, "trainee", CommandLineMain.class.getName(), "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")
                .with("resume", run.path().toString());
        var console = run.console().toFile();
        var builder = new ProcessBuilder(command.words())
                .redirectInput(Redirect.from(new File("/dev/null")))
                .redirectOutput(Redirect.appendTo(console))
                .redirectErrorStream(true);
        // Its own home too: the user's settings choose the libtorch, and may change meanwhile.
        builder.environment().put("DINOSCOPE_HOME", home.toString());
        builder.environment().put("DINOSCOPE_CACHE", home.resolve("cache").toString());
        return new Trainee(run, builder.start());
    }

    /// Waits until the process has taken up the run.
    ///
    /// @return when, in the time of [System#nanoTime]
    long awaitBegin() throws IOException {
        while (process.isAlive() && !hasBegun()) {
            Thread.onSpinWait();
        }
        return System.nanoTime();
    }

    private boolean hasBegun() throws IOException {
        try {
            var status = run.status();
            var by = status.process();
            return by != null && by.pid() == process.pid() && status.state() != RunState.CREATED;
        } catch (DamagedFileException replacedJustNow) {
            return false;
        }
    }

    /// Waits until so many checkpoints have been begun since the call, or the process has ended.
    void awaitCheckpoint(int count) throws IOException {
        var seen = List.<String>of();
        for (var begun = 0; process.isAlive() && begun < count; ) {
            var now = drafts();
            var before = seen;
            begun += (int) now.stream().filter(draft -> !before.contains(draft)).count();
            seen = now;
        }
    }

    private List<String> drafts() throws IOException {
        try (var entries = Files.list(run.checkpoints())) {
            return entries.map(entry -> String.valueOf(entry.getFileName()))
                    .filter(name -> name.startsWith(".tmp-"))
                    .toList();
        }
    }

    /// @return the exit code
    int awaitEnd() throws InterruptedException {
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError(run.path() + " does not end; see its console.txt");
        }
        return process.exitValue();
    }

    /// `kill -9`.
    void kill() throws InterruptedException {
        process.destroyForcibly();
        awaitEnd();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
