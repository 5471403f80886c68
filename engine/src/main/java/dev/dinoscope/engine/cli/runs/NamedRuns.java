package dev.dinoscope.engine.cli.runs;

import dev.dinoscope.engine.node.NodeClient;
import dev.dinoscope.engine.runs.DirectoryRuns;
import dev.dinoscope.engine.runs.RunInfo;
import dev.dinoscope.engine.runs.Runs;
import java.io.IOException;
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

    /// One of them.
    ///
    /// @param runs where it is
    public record One(Runs runs, String id) {
        /// Its row of the list.
        public RunInfo info() throws IOException {
            return runs.find(id);
        }
    }

    /// All runs of the node or under the root.
    Runs all() {
        return all;
    }

    /// @throws dev.dinoscope.engine.cli.text.CommandFailure when there is no such directory
    public One find(String run) {
        return root == null ? new One(all, run) : at(RunArgument.directory(run, root));
    }

    /// A deleted one: its name, or the directory that it was.
    One deleted(String run) {
        return root == null ? new One(all, run) : at(root.resolve(run));
    }

    private One at(Path directory) {
        var path = directory.toAbsolutePath().normalize();
        var parent = path.resolveSibling("");
        var runs = parent.equals(root) ? all : elsewhere.computeIfAbsent(parent, DirectoryRuns::new);
        return new One(runs, String.valueOf(path.getFileName()));
    }

    @Override
    public void close() {
        elsewhere.values().forEach(Runs::close);
        all.close();
    }
}
