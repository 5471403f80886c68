package dev.dinoscope.engine.run;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/// Keeps a run for one trainer: two would overwrite each other's checkpoints. Unlike the process in `state.json`, which
/// two that start together both find free, the system gives a lock to one, and takes it back however the holder ends.
public final class RunLock implements AutoCloseable {
    private final FileChannel channel;

    private RunLock(FileChannel channel) {
        this.channel = channel;
    }

    /// @throws RunTakenException when another trainer holds the run
    public static RunLock take(RunDirectory run) throws IOException {
        var file = run.path().resolve("trainer.lock");
        var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (lock(channel) == null) {
                throw new RunTakenException(run);
            }
            return new RunLock(channel);
        } catch (IOException | RuntimeException fault) {
            channel.close();
            throw fault;
        }
    }

    /// Whether a trainer holds the run now.
    public static boolean isTaken(RunDirectory run) throws IOException {
        try (var _ = take(run)) {
            return false;
        } catch (RunTakenException held) {
            return true;
        }
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldByThisProcess) {
            return null;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
