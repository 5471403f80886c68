package dev.dinoscope.engine.node.server;

import dev.dinoscope.engine.files.RefusedFileException;
import dev.dinoscope.engine.node.NodeException;
import dev.dinoscope.engine.node.NodeException.Kind;
import dev.dinoscope.engine.run.Liveness;
import dev.dinoscope.engine.run.RunDirectory;
import dev.dinoscope.engine.run.RunNotes;
import dev.dinoscope.engine.run.RunTakenException;
import dev.dinoscope.engine.run.snapshot.SnapshotFile;
import dev.dinoscope.engine.runs.ExampleRuns;
import dev.dinoscope.engine.runs.HangingDirectoryException;
import dev.dinoscope.engine.runs.NotesChange;
import dev.dinoscope.engine.runs.RunInfo;
import dev.dinoscope.engine.runs.RunListing;
import dev.dinoscope.engine.runs.RunShelf;
import dev.dinoscope.engine.runs.Visits;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/// The run directories below one root.
final class RunStore {
    private final Path root;
    private final Visits visits;
    private final RunListing list;
    private final RunShelf shelf;

    RunStore(Path root, Visits visits, Liveness liveness) throws IOException {
        this.root = Files.createDirectories(root).toRealPath();
        this.visits = visits;
        this.list = new RunListing(this.root, visits, liveness);
        this.shelf = new RunShelf(this.root, liveness);
    }

    Path root() {
        return root;
    }

    /// The newest first.
    List<RunInfo> list() throws IOException {
        return list.read();
    }

    /// Does something with the directory of a run. All that a client asks of one run comes this way: its name is
    /// looked at, and nobody waits long for a directory that does not answer.
    ///
    /// @throws NodeException when the name is none, or does not answer
    <T> T at(String id, Callable<T> look) throws Exception {
        try {
            return visits.at(path(id), look);
        } catch (HangingDirectoryException hangs) {
            throw new NodeException(Kind.CONFLICT, String.valueOf(hangs.getMessage()), hangs);
        }
    }

    private Path path(String id) {
        try {
            if (RunDirectory.isName(id)) {
                return root.resolve(id);
            }
            throw noName(id, null);
        } catch (InvalidPathException unwritable) {
            throw noName(id, unwritable);
        }
    }

    private NodeException noName(String id, @Nullable Throwable cause) {
        var shown = id.substring(0, Math.min(id.length(), 80)).replaceAll("\\p{Cntrl}", "?");
        return new NodeException(
                Kind.INVALID,
                "There is no run " + shown + " in " + root + ": a run's name is that of one directory",
                cause);
    }

    /// @throws NodeException when there is no such run
    RunDirectory run(String id) {
        var run = new RunDirectory(path(id));
        if (run.isRun()) {
            return run;
        }
        throw new NodeException(Kind.NOT_FOUND, "There is no run " + id + " in " + root);
    }

    /// A file of a run, once it is sure that it lies inside the run's directory, through whatever links.
    Path file(String run, String relative) throws IOException {
        try {
            return run(run).enclosure().named(relative);
        } catch (NoSuchFileException absent) {
            throw new NodeException(Kind.NOT_FOUND, "The run " + run + " has no file " + relative, absent);
        } catch (RefusedFileException refused) {
            throw noFile(run, relative, refused);
        }
    }

    private static NodeException noFile(String run, String relative, Throwable cause) {
        var shown = relative.substring(0, Math.min(relative.length(), 400)).replaceAll("\\p{Cntrl}", "?");
        return new NodeException(Kind.INVALID, shown + " is not a file inside the run " + run, cause);
    }

    RunNotes annotate(String run, NotesChange change) throws IOException {
        return shelf.annotate(run(run).name(), change);
    }

    void delete(String run) throws IOException {
        try {
            shelf.delete(run(run).name());
        } catch (RunTakenException taken) {
            throw new NodeException(Kind.CONFLICT, run + " is being trained; stop it before it is deleted", taken);
        } catch (FileAlreadyExistsException held) {
            throw new NodeException(Kind.CONFLICT, "The trash holds a run " + run + " already; empty it first", held);
        }
    }

    void restore(String run) throws IOException {
        try {
            shelf.restore(String.valueOf(path(run).getFileName()));
        } catch (NoSuchFileException absent) {
            throw new NodeException(Kind.NOT_FOUND, "The trash of this node has no run " + run, absent);
        } catch (FileAlreadyExistsException held) {
            throw new NodeException(Kind.CONFLICT, "There is another run " + run + " now; delete it first", held);
        }
    }

    List<String> trash() throws IOException {
        return shelf.trash();
    }

    void emptyTrash() throws IOException {
        shelf.emptyTrash();
    }

    List<String> unpackExamples() throws IOException {
        return ExampleRuns.unpack(root);
    }

    RunDirectory create(RecipeReader.Resolved recipe) throws IOException {
        return RunDirectory.create(root, recipe.name(), recipe.recipe(), recipe.totalSteps(), InstantSource.system());
    }

    List<SnapshotFile> snapshots(String run) throws IOException {
        var of = run(run);
        return SnapshotFile.all(of.snapshots(), of.enclosure());
    }
}
