package dev.dinoscope.engine.data.store;

import dev.dinoscope.engine.data.Progress;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Opens prepared folders and makes those that are missing or damaged. A folder is made beside its place and renamed
/// into it, so that a crash or a cancel leaves nothing half; of two processes that want the same one, the second
/// waits.
public final class FolderCache {
    private static final long LOCK_POLL_NANOS = 100_000_000;
    private final Path root;
    private final Progress progress;
    private final BooleanSupplier cancelled;

    /// @param root created when missing
    public FolderCache(Path root, Progress progress, BooleanSupplier cancelled) {
        this.root = root;
        this.progress = progress;
        this.cancelled = cancelled;
    }

    /// Opens a folder that is there.
    @FunctionalInterface
    public interface Opener<T> {
        /// @throws IOException when it is damaged, saying how
        T open(Path folder) throws IOException;
    }

    /// Fills an empty folder; polls for cancellation itself.
    @FunctionalInterface
    public interface Maker {
        /// @throws CancellationException when cancelled
        void make(Path folder) throws IOException;
    }

    /// @param name of the folder; holds the content hash, so that other settings get another folder
    public <T> T get(String name, Opener<T> opener, Maker maker) throws IOException {
        Files.createDirectories(root);
        var folder = root.resolve(name);
        var ready = openIfWhole(folder, opener);
        if (ready.isPresent()) {
            return ready.get();
        }
        try (var channel = FileChannel.open(
                        root.resolve(name + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var _ = lock(channel)) {
            ready = openIfWhole(folder, opener);
            if (ready.isPresent()) {
                return ready.get();
            }
            make(folder, maker);
            return opener.open(folder);
        }
    }

    /// A folder that is there and whole; makes nothing.
    public <T> Optional<T> find(String name, Opener<T> opener) {
        return openIfWhole(root.resolve(name), opener);
    }

    private <T> Optional<T> openIfWhole(Path folder, Opener<T> opener) {
        if (!Files.exists(folder)) {
            return Optional.empty();
        }
        try {
            return Optional.of(opener.open(folder));
        } catch (IOException e) {
            progress.note("Prepared data in " + folder + " is damaged (" + e.getMessage() + "); making it again.");
            return Optional.empty();
        }
    }

    private FileLock lock(FileChannel channel) throws IOException {
        boolean told = false;
        while (true) {
            var lock = tryLock(channel);
            if (lock != null) {
                return lock;
            }
            if (!told) {
                progress.note("Another process is preparing the same data; waiting for it.");
                told = true;
            }
            LockSupport.parkNanos(LOCK_POLL_NANOS);
            if (cancelled.getAsBoolean() || Thread.currentThread().isInterrupted()) {
                throw new CancellationException("cancelled while another process prepares the data");
            }
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null; // another thread of this process holds it
        }
    }

    private void make(Path folder, Maker maker) throws IOException {
        var staging = root.resolve(folder.getFileName() + ".part");
        Folders.delete(staging); // what a crash may have left; the lock says nobody else is at it
        Files.createDirectory(staging);
        try {
            maker.make(staging);
            Folders.delete(folder);
            Files.move(staging, folder, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Folders.delete(staging);
        }
    }
}
