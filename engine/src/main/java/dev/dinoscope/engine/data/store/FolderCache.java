package dev.dinoscope.engine.data.store;

import dev.dinoscope.engine.data.Progress;
import dev.dinoscope.engine.lock.ExclusiveFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// Opens prepared folders and makes those that are missing or damaged. A folder is made beside its place and
/// renamed into it, so that a crash or a cancel leaves nothing half; of two processes that want the same one,
/// the second waits.
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
        var ready = openIfWhole(folder, opener, progress);
        if (ready.isPresent()) {
            return ready.get();
        }
        try (var _ = lock(root.resolve(name + ".lock"))) {
            ready = openIfWhole(folder, opener, Progress.NONE); // told already
            if (ready.isPresent()) {
                return ready.get();
            }
            make(folder, maker);
            return opener.open(folder);
        }
    }

    /// A folder that is there and whole; makes nothing.
    public <T> Optional<T> find(String name, Opener<T> opener) {
        return openIfWhole(root.resolve(name), opener, progress);
    }

    private static <T> Optional<T> openIfWhole(Path folder, Opener<T> opener, Progress progress) {
        if (!Files.exists(folder)) {
            return Optional.empty();
        }
        try {
            return Optional.of(opener.open(folder));
        } catch (IOException e) {
            var fault = e instanceof OutdatedException ? " is out of date (" : " is damaged (";
            progress.note("Prepared data in " + folder + fault + e.getMessage() + "); making it again.");
            return Optional.empty();
        }
    }

    private ExclusiveFile lock(Path file) throws IOException {
        boolean told = false;
        while (true) {
            var lock = ExclusiveFile.tryTake(file);
            if (lock.isPresent()) {
                return lock.get();
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
