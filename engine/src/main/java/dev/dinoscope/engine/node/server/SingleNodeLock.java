package dev.dinoscope.engine.node.server;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/// Holds a file locked for as long as the node lives. The system lets go of it even when the node is killed, so unlike
/// a process id in a file it is never stale. The empty file stays: deleting it would race with the next node.
final class SingleNodeLock implements AutoCloseable {
    private final FileChannel channel;

    private SingleNodeLock(FileChannel channel) {
        this.channel = channel;
    }

    /// @return null when another node holds it
    static @Nullable SingleNodeLock tryAcquire(Path file) throws IOException {
        Files.createDirectories(file.resolveSibling(""));
        var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (lock(channel) == null) {
            channel.close();
            return null;
        }
        return new SingleNodeLock(channel);
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
