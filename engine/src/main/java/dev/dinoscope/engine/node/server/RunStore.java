package dev.dinoscope.engine.node.server;

import dev.dinoscope.engine.node.NodeException;
import dev.dinoscope.engine.node.NodeException.Kind;
import dev.dinoscope.engine.node.RunInfo;
import dev.dinoscope.engine.node.SnapshotInfo;
import dev.dinoscope.engine.run.NotesChange;
import dev.dinoscope.engine.run.RunDirectory;
import dev.dinoscope.engine.run.RunNotes;
import dev.dinoscope.engine.run.RunShelf;
import dev.dinoscope.engine.run.RunTakenException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;

/// The run directories below one root.
final class RunStore {
    private final Path root;
    private final RunList list;
    private final RunShelf shelf;

    RunStore(Path root) throws IOException {
        this.root = Files.createDirectories(root).toRealPath();
        this.list = new RunList(this.root);
        this.shelf = new RunShelf(this.root);
    }

    Path root() {
        return root;
    }

    /// The newest first.
    List<RunInfo> list() throws IOException {
        return list.read();
    }

    /// @throws NodeException when there is no such run
    RunDirectory run(String id) {
        var plain = !id.isEmpty() && !id.startsWith(".") && id.indexOf('/') < 0 && id.indexOf('\\') < 0;
        if (plain) {
            var run = new RunDirectory(root.resolve(id));
            if (Files.exists(run.recipe())) {
                return run;
            }
        }
        throw new NodeException(Kind.NOT_FOUND, "There is no run " + id + " in " + root);
    }

    /// A file of a run, once it is sure that it lies inside the run's directory, through whatever links.
    Path file(String run, String relative) throws IOException {
        var directory = run(run).path().toRealPath();
        var lexical = directory.resolve(relative).normalize();
        if (lexical.startsWith(directory)) {
            try {
                var real = lexical.toRealPath();
                if (real.startsWith(directory) && Files.isRegularFile(real)) {
                    return real;
                }
            } catch (NoSuchFileException absent) {
                throw new NodeException(Kind.NOT_FOUND, "The run " + run + " has no file " + relative, absent);
            }
        }
        throw new NodeException(Kind.INVALID, relative + " is not a file inside the run " + run);
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
            shelf.restore(run);
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

    RunDirectory create(RecipeReader.Resolved recipe) throws IOException {
        return RunDirectory.create(root, recipe.name(), recipe.recipe(), recipe.totalSteps(), InstantSource.system());
    }

    List<SnapshotInfo> snapshots(String run) throws IOException {
        var directory = run(run).snapshots();
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (var files = Files.list(directory)) {
            return files.filter(file -> String.valueOf(file.getFileName()).matches("\\d{1,18}\\.safetensors"))
                    .map(RunStore::snapshot)
                    .sorted(Comparator.comparingLong(SnapshotInfo::step))
                    .toList();
        }
    }

    private static SnapshotInfo snapshot(Path file) {
        var name = String.valueOf(file.getFileName());
        return new SnapshotInfo(
                Long.parseLong(name.substring(0, name.indexOf('.'))),
                "snapshots/" + name,
                file.toFile().length());
    }
}
