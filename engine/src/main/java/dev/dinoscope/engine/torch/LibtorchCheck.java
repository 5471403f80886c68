package dev.dinoscope.engine.torch;

import dev.dinoscope.engine.process.JavaCommand;
import dev.dinoscope.engine.run.files.Homes;
import dev.dinoscope.engine.torch.library.LibtorchFolder;
import dev.dinoscope.engine.torch.library.UnusableLibtorchException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Tries a libtorch in a process of its own, so that a crash in it becomes a message. What passed is
/// remembered until its files change.
public final class LibtorchCheck {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String CURE = "use another, from 2.7 to 2.13: dinoscope torch --find";
    private static final String REMEMBERED = "checked";

    private final List<String> command;
    private final Path cache;

    /// @param command starts [SelfTestProcess]; the folder and the cache are added
    /// @param cache the one of [LibtorchOptions]
    LibtorchCheck(List<String> command, Path cache) {
        this.command = List.copyOf(command);
        this.cache = cache;
    }

    /// With the JVM and the class path of this process.
    static LibtorchCheck ofThisJvm(Path cache) {
        return new LibtorchCheck(
                JavaCommand.of(
                                Homes.system().home(),
                                "selftest",
                                SelfTestProcess.class.getName(),
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-XX:-CreateCoredumpOnCrash")
                        .words(),
                cache);
    }

    /// Tries it unless it has passed before and is still the same.
    ///
    /// @throws UnusableLibtorchException if it cannot be used
    public void require(LibtorchFolder libtorch) throws IOException, InterruptedException {
        if (Files.exists(memory(libtorch))) {
            return;
        }
        LibtorchReport report = run(libtorch, line -> {});
        if (!report.isGood()) {
            throw new UnusableLibtorchException(report.failure().orElseThrow());
        }
    }

    /// Tries it now. Interrupting the thread ends the process.
    ///
    /// @param progress hears one line for each thing tried
    public LibtorchReport run(LibtorchFolder libtorch, Consumer<String> progress)
            throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(command);
        words.addAll(List.of(libtorch.libraries().toString(), cache.toString()));
        progress.accept("Trying " + libtorch);
        Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
        boolean late;
        Trial trial = new Trial(libtorch, progress);
        Thread reader = Thread.ofVirtual().name("libtorch-check").start(() -> trial.read(process.inputReader()));
        try {
            late = !process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            if (late) {
                process.destroyForcibly();
            }
            reader.join();
        } finally {
            // Not before all is read: it closes what the process has printed.
            process.destroyForcibly();
        }
        LibtorchReport report = trial.report(late, process.waitFor());
        if (report.isGood()) {
            remember(libtorch);
        }
        return report;
    }

    private void remember(LibtorchFolder libtorch) throws IOException {
        Path memory = memory(libtorch);
        Files.createDirectories(memory.getParent());
        Files.writeString(memory, libtorch + "\n");
    }

    private Path memory(LibtorchFolder libtorch) throws IOException {
        return cache.resolve(REMEMBERED).resolve(libtorch.fingerprint());
    }

    /// Reads what the process prints and makes a report of it.
    private static final class Trial {
        private final LibtorchFolder libtorch;
        private final Consumer<String> progress;
        private final List<String> devices = new ArrayList<>();
        private final List<SelfTest.Check> checks = new ArrayList<>();
        private final List<String> others = new ArrayList<>();
        private Optional<String> refusal = Optional.empty();
        private boolean done;

        Trial(LibtorchFolder libtorch, Consumer<String> progress) {
            this.libtorch = libtorch;
            this.progress = progress;
        }

        void read(BufferedReader output) {
            try (output) {
                output.lines().forEach(this::take);
            } catch (IOException | java.io.UncheckedIOException e) {
                others.add(String.valueOf(e.getMessage()));
            }
        }

        private void take(String line) {
            switch (SelfTestLine.parse(line).orElse(null)) {
                case SelfTestLine.OnDevice(String device, String description) -> {
                    devices.add(device + "  " + description);
                    progress.accept(device + ": " + description);
                }
                case SelfTestLine.Tried(SelfTest.Check check) -> {
                    checks.add(check);
                    progress.accept((check.passed() ? "passed  " : "FAILED  ") + check.name() + "  " + check.detail());
                }
                case SelfTestLine.Refused(String message) -> refusal = Optional.of(message);
                case SelfTestLine.Done() -> done = true;
                case null -> others.add(line);
            }
        }

        LibtorchReport report(boolean late, int exit) {
            return new LibtorchReport(libtorch, devices, checks, failure(late, exit));
        }

        private Optional<String> failure(boolean late, int exit) {
            if (refusal.isPresent()) {
                return refusal;
            }
            Optional<String> wrong = checks.stream()
                    .filter(check -> !check.passed())
                    .findFirst()
                    .map(check ->
                            "it computes wrong results (self-test, " + check.name() + ": " + check.detail() + ")");
            if (wrong.isEmpty() && done) {
                return Optional.empty();
            }
            String problem = wrong.orElseGet(
                    () -> late ? "its self-test did not end in " + PATIENCE.toMinutes() + " minutes" : crash(exit));
            return Optional.of(new UnusableLibtorchException(libtorch.toString(), problem, CURE).getMessage());
        }

        /// The JVM prints the native frame after "Problematic frame:".
        private String crash(int exit) {
            int frame = others.indexOf("# Problematic frame:") + 1;
            String signal = others.stream()
                    .filter(line -> line.startsWith("#  SIG") || line.startsWith("#  EXCEPTION"))
                    .findFirst()
                    .map(line -> line.substring(1).strip())
                    .orElse("exit code " + exit);
            String after = checks.isEmpty()
                    ? "while it was loaded"
                    : "after the check \"" + checks.getLast().name() + "\"";
            String where = frame > 0 && frame < others.size()
                    ? " at " + others.get(frame).replace("# ", "")
                    : "";
            String words = frame > 0 || others.isEmpty() ? "" : ": " + others.getLast();
            return "it crashed " + after + " (" + signal + where + ")" + words;
        }
    }
}
