package dev.dinoscope.engine.lock;

import dev.dinoscope.engine.files.BoundedFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A file that one holder has locked. The system lets go of it however the holder ends, so unlike a process
/// id in a file it is never stale. The empty file stays: deleting it would race with the next holder.
public final class ExclusiveFile implements AutoCloseable {
    private final FileChannel channel;

    private ExclusiveFile(FileChannel channel) {
        this.channel = channel;
    }

    /// @param file made when missing; its folder must be there
    /// @return empty when another process, or another part of this one, holds it
    public static Optional<ExclusiveFile> tryTake(Path file) throws IOException {
        if (Files.exists(file)) {
            // Opening a pipe would wait for its reader.
            BoundedFile.requireRegular(file);
        }
        var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (lock(channel) == null) {
                channel.close();
                return Optional.empty();
            }
            return Optional.of(new ExclusiveFile(channel));
        } catch (IOException | RuntimeException fault) {
            channel.close();
            throw fault;
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
