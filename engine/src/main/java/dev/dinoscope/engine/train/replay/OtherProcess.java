package dev.dinoscope.engine.train.replay;

import dev.dinoscope.engine.data.store.Folders;
import dev.dinoscope.engine.process.JavaCommand;
import dev.dinoscope.engine.run.RunDirectory;
import dev.dinoscope.engine.run.checkpoint.CapturedStep;
import dev.dinoscope.engine.run.checkpoint.CheckpointStore;
import dev.dinoscope.engine.run.files.Homes;
import dev.dinoscope.engine.run.tensors.TensorFile;
import dev.dinoscope.engine.step.StepResult;
import dev.dinoscope.engine.train.model.ModelFiles;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// Has a captured step taken by another process ([RetakeProcess]), whose memory is its own, and takes over what it
/// gives: the state after the step as well, bit for bit what this process would have computed.
public final class OtherProcess {
    private static final Duration PATIENCE = Duration.ofMinutes(15);
    private static final String CONSOLE = "console.txt";
    /// What puts itself between a program and its memory stays out of that process.
    private static final Set<String> BETWEEN = Set.of("LD_PRELOAD", "DYLD_INSERT_LIBRARIES", "MALLOC_PERTURB_");
    /// Exit codes of a JVM after Ctrl-C in the terminal, which all of its processes hear, and after TERM.
    private static final Set<Integer> SIGNALS = Set.of(130, 143);

    private final RunDirectory run;
    private final List<String> command;
    private final int threads;
    private final BooleanSupplier cancelled;

    /// @param command starts [RetakeProcess]; the step and the threads are added
    /// @param cancelled whether the wait for it is to end
    private OtherProcess(RunDirectory run, List<String> command, int threads, BooleanSupplier cancelled) {
        this.run = run;
        this.command = List.copyOf(command);
        this.threads = threads;
        this.cancelled = cancelled;
    }

    /// With the JVM and the class path of this process.
    ///
    /// @param threads of its libtorch
    /// @param cancelled whether the wait for it is to end
    public static OtherProcess ofThisJvm(RunDirectory run, Homes homes, int threads, BooleanSupplier cancelled) {
        var command = JavaCommand.of(
                        homes.home(),
                        "retake",
                        RetakeProcess.class.getName(),
                        "-XX:+UseSerialGC",
                        "-XX:-CreateCoredumpOnCrash")
                .with(
                        run.path().toAbsolutePath().toString(),
                        homes.cache().toAbsolutePath().toString());
        return new OtherProcess(run, command.words(), threads, cancelled);
    }

    /// Takes a step of [RunDirectory#captures] there.
    ///
    /// @param files get the state after the step, if that is finite
    /// @return what the step gave, finite or not
    /// @throws IOException when that process could not take it, saying why
    /// @throws CancellationException when cancelled
    public StepResult take(long step, ModelFiles files) throws IOException, InterruptedException {
        Folders.delete(run.retake());
        Files.createDirectories(run.retake());
        try {
            await(start(step));
            return answer(step, files);
        } finally {
            Folders.delete(run.retake());
        }
    }

    private Process start(long step) throws IOException {
        var words = new ArrayList<>(command);
        words.addAll(List.of(String.valueOf(step), String.valueOf(threads)));
        var builder = new ProcessBuilder(words)
                .redirectInput(Redirect.from(new File(File.separatorChar == '\\' ? "NUL" : "/dev/null")))
                .redirectOutput(console().toFile())
                .redirectErrorStream(true);
        builder.environment().keySet().removeAll(BETWEEN);
        return builder.start();
    }

    private Path console() {
        return run.retake().resolve(CONSOLE);
    }

    private void await(Process process) throws IOException, InterruptedException {
        try {
            var end = System.nanoTime() + PATIENCE.toNanos();
            while (!process.waitFor(1, TimeUnit.SECONDS)) {
                if (cancelled.getAsBoolean()) {
                    throw new CancellationException("stopped while another process took a step again");
                }
                if (System.nanoTime() > end) {
                    throw new IOException(
                            String.format(Locale.ROOT, "it did not end in %d minutes", PATIENCE.toMinutes()));
                }
            }
            var exit = process.exitValue();
            if (SIGNALS.contains(exit)) {
                throw new CancellationException("stopped while another process took a step again");
            } else if (exit != 0) {
                throw new IOException(lastWords().orElse("it ended with code " + exit));
            }
        } finally {
            process.destroyForcibly();
        }
    }

    private Optional<String> lastWords() throws IOException {
        try (var lines = Files.lines(console(), StandardCharsets.ISO_8859_1)) {
            return lines.filter(line -> !line.isBlank()).reduce((_, last) -> last);
        }
    }

    private StepResult answer(long step, ModelFiles files) throws IOException {
        var answer = new CheckpointStore(run.retake(), 1, InstantSource.system())
                .load(step)
                .orElseThrow(() -> new IOException("it left no answer"));
        var taken = CapturedStep.of(answer);
        var result = new StepResult(
                taken.loss(), taken.gradientNorm(), answer.names().contains(TensorFile.MODEL.key()), taken.scalars());
        if (result.applied()) {
            files.fill(answer);
        }
        return result;
    }
}
