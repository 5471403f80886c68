package dev.dinoscope.engine.runs;

import dev.dinoscope.engine.run.Liveness;
import dev.dinoscope.engine.run.RunDirectory;
import dev.dinoscope.engine.run.RunLock;
import dev.dinoscope.engine.run.RunNotes;
import dev.dinoscope.engine.run.RunState;
import dev.dinoscope.engine.run.RunTakenException;
import dev.dinoscope.engine.run.files.DamagedFileException;
import dev.dinoscope.engine.run.files.DurableFile;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Keeps the runs of one root in order: their notes, and the trash beside the root that deleted runs come back from.
public final class RunShelf {
    private final Path root;
    private final Path trash;
    /// One change of a run at a time. A run on a disk that hangs must not keep the others waiting.
    private final Map<String, Object> locks = new ConcurrentHashMap<>();

    private final Liveness liveness;

    /// @param root holds the run directories; deleted ones go to `trash` beside it
    public RunShelf(Path root) {
        this(root, Liveness.here(InstantSource.system()));
    }

    /// @param liveness tells whether something works on a run
    public RunShelf(Path root, Liveness liveness) {
        this.liveness = liveness;
        this.root = root.toAbsolutePath().normalize();
        this.trash = this.root.resolveSibling("trash");
    }

    /// @return the notes after the change
    public RunNotes annotate(String run, NotesChange change) throws IOException {
        synchronized (lock(run)) {
            var directory = run(run);
            var notes = change.applyTo(directory.notes());
            directory.writeNotes(notes);
            return notes;
        }
    }

    private Object lock(String run) {
        return locks.computeIfAbsent(run, _ -> new Object());
    }

    /// Moves a run to the trash.
    ///
    /// @throws RunTakenException when a process works on it
    /// @throws FileAlreadyExistsException when the trash holds a run of this name
    public void delete(String run) throws IOException {
        synchronized (lock(run)) {
            toTrash(run);
        }
    }

    private void toTrash(String run) throws IOException {
        var directory = run(run);
        if (isLive(directory)) {
            throw new RunTakenException(directory);
        }
        // A trainer that starts now finds its run taken, instead of losing its files under its hands.
        try (var _ = RunLock.take(directory)) {
            move(directory.path(), Files.createDirectories(trash).resolve(run));
        }
    }

    /// Brings a deleted run back.
    ///
    /// @throws NoSuchFileException when the trash has no such run
    public void restore(String run) throws IOException {
        synchronized (lock(run)) {
            var deleted = trash.resolve(plain(run));
            if (!Files.isDirectory(deleted)) {
                throw new NoSuchFileException(deleted.toString(), null, "no run of this name was deleted");
            }
            move(deleted, Files.createDirectories(root).resolve(run));
        }
    }

    /// Names of the deleted runs, sorted.
    public List<String> trash() throws IOException {
        if (!Files.isDirectory(trash)) {
            return List.of();
        }
        try (var entries = Files.list(trash)) {
            return entries.filter(Files::isDirectory)
                    .map(entry -> String.valueOf(entry.getFileName()))
                    .sorted()
                    .toList();
        }
    }

    /// Removes the deleted runs for good.
    public synchronized void emptyTrash() throws IOException {
        for (var run : trash()) {
            Files.walkFileTree(trash.resolve(run), new Removal());
        }
    }

    private RunDirectory run(String name) throws IOException {
        return RunDirectory.open(root.resolve(plain(name)));
    }

    private String plain(String name) throws NoSuchFileException {
        if (!RunDirectory.isName(name)) {
            throw new NoSuchFileException(name, null, "no run of this name under " + root);
        }
        return name;
    }

    /// A run whose state cannot be read must still be deletable: then the lock alone decides.
    private boolean isLive(RunDirectory run) throws IOException {
        try {
            var state = run.observed(liveness).state();
            return state.isLive() || state == RunState.QUEUED;
        } catch (DamagedFileException unreadable) {
            return false;
        }
    }

    private static void move(Path from, Path to) throws IOException {
        if (Files.exists(to)) {
            throw new FileAlreadyExistsException(to.toString(), null, "it is in the way; rename or remove it");
        }
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException otherDisk) {
            throw new IOException(
                    String.format(
                            Locale.ROOT,
                            "%s and %s lie on different disks; move the run by hand",
                            from,
                            to.getParent()),
                    otherDisk);
        }
        DurableFile.forceDirectory(to.resolveSibling(""));
    }

    private static final class Removal extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path directory, @org.jspecify.annotations.Nullable IOException fault)
                throws IOException {
            if (fault != null) {
                throw fault;
            }
            Files.delete(directory);
            return FileVisitResult.CONTINUE;
        }
    }
}
