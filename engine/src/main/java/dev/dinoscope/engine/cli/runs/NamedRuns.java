package dev.dinoscope.engine.cli.runs;

import dev.dinoscope.engine.node.NodeClient;
import dev.dinoscope.engine.runs.DirectoryRuns;
import dev.dinoscope.engine.runs.RunAt;
import dev.dinoscope.engine.runs.Runs;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Runs as a user names them: to a node by their ids, on this machine by names under the runs root, or by directories
/// that may lie elsewhere.
public final class NamedRuns implements AutoCloseable {
    private final Runs all;
    /// Null for a node's.
    private final @Nullable Path root;

    private final Map<Path, Runs> elsewhere = new HashMap<>();

    private NamedRuns(Runs all, @Nullable Path root) {
        this.all = all;
        this.root = root;
    }

    static NamedRuns under(Path root) {
        return new NamedRuns(new DirectoryRuns(root), root.toAbsolutePath().normalize());
    }

    static NamedRuns of(NodeClient node) {
        return new NamedRuns(node, null);
    }

    /// All runs of the node or under the root.
    Runs all() {
        return all;
    }

    /// @throws dev.dinoscope.engine.cli.text.CommandFailure when there is no such directory
    public RunAt find(String run) {
        return root == null ? new RunAt(all, run) : at(RunArgument.directory(run, root));
    }

    /// A deleted one: its name, or the directory that it was.
    RunAt deleted(String run) {
        return root == null ? new RunAt(all, run) : at(root.resolve(run));
    }

    private RunAt at(Path directory) {
        var path = directory.toAbsolutePath().normalize();
        var parent = path.resolveSibling("");
        var runs = parent.equals(root) ? all : elsewhere.computeIfAbsent(parent, DirectoryRuns::new);
        return new RunAt(runs, String.valueOf(path.getFileName()));
    }

    @Override
    public void close() {
        elsewhere.values().forEach(Runs::close);
        all.close();
    }
}
