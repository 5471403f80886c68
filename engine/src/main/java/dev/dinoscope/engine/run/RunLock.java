package dev.dinoscope.engine.run;

import dev.dinoscope.engine.lock.ExclusiveFile;
import java.io.IOException;

/// Keeps a run for one trainer: two would overwrite each other's checkpoints. Unlike the process in
/// `state.json`, which two that start together both find free, the system gives the lock to one.
public final class RunLock implements AutoCloseable {
    private final ExclusiveFile file;

    private RunLock(ExclusiveFile file) {
        this.file = file;
    }

    /// @throws RunTakenException when another trainer holds the run
    public static RunLock take(RunDirectory run) throws IOException {
        return ExclusiveFile.tryTake(run.path().resolve("trainer.lock"))
                .map(RunLock::new)
                .orElseThrow(() -> new RunTakenException(run));
    }

    /// Whether a trainer holds the run now.
    public static boolean isTaken(RunDirectory run) throws IOException {
        try (var _ = take(run)) {
            return false;
        } catch (RunTakenException held) {
            return true;
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
