package dev.dinoscope.engine.runs;

import dev.dinoscope.engine.files.SizeLimit;
import dev.dinoscope.engine.run.Liveness;
import dev.dinoscope.engine.run.ResultsLog;
import dev.dinoscope.engine.run.RunDirectory;
import dev.dinoscope.engine.run.RunNotes;
import dev.dinoscope.engine.run.events.ScalarLog;
import dev.dinoscope.engine.run.snapshot.SnapshotFile;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.LongConsumer;

/// The runs below one root of this machine. No call waits long for a directory that does not answer.
public final class DirectoryRuns implements Runs {
    private static final SizeLimit SMALL = new SizeLimit("what is read at once", 64 << 20);

    private static final int CHUNK = 1 << 20;

    private final Path root;
    private final Visits visits = Visits.patient();
    private final RunListing listing;
    private final RunShelf shelf;

    /// @param root holds the run directories; need not be there
    public DirectoryRuns(Path root) {
        this(root, Liveness.here(InstantSource.system()));
    }

    /// @param liveness tells whether the processes of runs are still there
    public DirectoryRuns(Path root, Liveness liveness) {
        this.root = root.toAbsolutePath().normalize();
        this.listing = new RunListing(this.root, visits, liveness);
        this.shelf = new RunShelf(this.root, liveness);
    }

    @Override
    public List<RunInfo> list() throws IOException {
        return listing.read();
    }

    @Override
    public byte[] read(String run, String file) throws IOException {
        return at(run, directory -> {
            return directory.enclosure().bytes(directory.enclosure().named(file), SMALL);
        });
    }

    @Override
    public Optional<String> text(String run, String file) throws IOException {
        return at(run, directory -> {
            try {
                return Optional.of(
                        directory.enclosure().text(directory.enclosure().named(file), SMALL));
            } catch (NoSuchFileException absent) {
                return Optional.empty();
            }
        });
    }

    @Override
    public void fetch(String run, String file, Path target, LongConsumer progress) throws IOException {
        var draft = Files.createTempFile(target.toAbsolutePath().getParent(), ".fetch", ".part");
        try {
            try (var source = at(
                            run,
                            directory -> directory
                                    .enclosure()
                                    .open(directory.enclosure().named(file)));
                    var copy = Files.newOutputStream(draft)) {
                var chunk = ByteBuffer.allocate(CHUNK);
                for (long done = 0; visit(run, () -> source.read(chunk.clear())) > 0; ) {
                    copy.write(chunk.array(), 0, chunk.position());
                    done += chunk.position();
                    progress.accept(done);
                }
            }
            Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    @Override
    public String version(String run, String file) throws IOException {
        return at(run, directory -> {
            var path = directory.enclosure().named(file);
            return Files.getLastModifiedTime(path).toMillis() + "-" + Files.size(path);
        });
    }

    @Override
    public Optional<Path> directory(String run) {
        return RunDirectory.isName(run) ? Optional.of(root.resolve(run)) : Optional.empty();
    }

    @Override
    public ScalarLog scalars(String run) throws IOException {
        return at(run, directory -> ScalarLog.read(directory.path()));
    }

    @Override
    public ResultsLog.Results results(String run) throws IOException {
        return at(run, directory -> new ResultsLog(directory.results()).read());
    }

    @Override
    public List<SnapshotFile> snapshots(String run) throws IOException {
        return at(run, directory -> SnapshotFile.all(directory.snapshots(), directory.enclosure()));
    }

    @Override
    public RunNotes annotate(String run, NotesChange change) throws IOException {
        return at(run, _ -> shelf.annotate(run, change));
    }

    @Override
    public void delete(String run) throws IOException {
        var _ = at(run, _ -> {
            shelf.delete(run);
            return run;
        });
    }

    @Override
    public void restore(String run) throws IOException {
        shelf.restore(run);
    }

    @Override
    public List<String> trash() throws IOException {
        return shelf.trash();
    }

    @Override
    public void emptyTrash() throws IOException {
        shelf.emptyTrash();
    }

    @Override
    public void close() {
        visits.close();
    }

    @FunctionalInterface
    private interface Look<T> {
        T into(RunDirectory run) throws IOException;
    }

    /// @throws NoSuchFileException when there is no such run
    private <T> T at(String run, Look<T> look) throws IOException {
        if (!RunDirectory.isName(run)) {
            throw new NoSuchFileException(run, null, "no run of this name under " + root);
        }
        return visit(run, () -> look.into(RunDirectory.open(root.resolve(run))));
    }

    private <T> T visit(String run, Callable<T> look) throws IOException {
        try {
            return visits.at(root.resolve(run), look);
        } catch (IOException | RuntimeException fault) {
            throw fault;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while looking into " + run);
        } catch (Exception impossible) {
            throw new IOException(impossible);
        }
    }
}
