package dev.dinoscope.engine.cli.runs;

import dev.dinoscope.engine.cli.text.CommandFailure;
import dev.dinoscope.engine.cli.text.ExitCode;
import dev.dinoscope.engine.node.ConnectionFile;
import dev.dinoscope.engine.node.NodeClient;
import dev.dinoscope.engine.node.NodeException;
import dev.dinoscope.engine.node.client.GrpcNodeClient;
import dev.dinoscope.engine.run.Liveness;
import dev.dinoscope.engine.run.RunNotes;
import dev.dinoscope.engine.run.RunState;
import dev.dinoscope.engine.run.files.Homes;
import dev.dinoscope.engine.runs.NotesChange;
import dev.dinoscope.engine.runs.RunListing;
import dev.dinoscope.engine.runs.RunShelf;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Where a verb finds the runs it keeps in order: the files of this machine, or a node, also one far away.
final class RunDesk {
    @Option(
            names = "--node",
            paramLabel = "FILE",
            description = "Ask the node of this connection file instead of looking into this machine's directories.")
    private @Nullable Path node;

    @Option(names = "--runs", paramLabel = "DIR", description = "The runs root (default: ~/dinoscope/runs).")
    private @Nullable Path root;

    /// What can be done there.
    interface Shelf extends AutoCloseable {
        List<RunRow> runs(Consumer<String> problems) throws IOException;

        RunNotes annotate(String run, NotesChange change) throws IOException;

        void delete(String run) throws IOException;

        void restore(String run) throws IOException;

        List<String> trash() throws IOException;

        void emptyTrash() throws IOException;

        @Override
        default void close() {}
    }

    Path root(Homes homes) {
        return root == null ? homes.runs() : root;
    }

    /// @throws NodeException when the node does not answer or refuses the token
    Shelf open(Homes homes) {
        if (node == null) {
            return new Local(root(homes));
        }
        var file = new ConnectionFile(node);
        if (file.read().isEmpty()) {
            throw new CommandFailure(ExitCode.USAGE, "there is no connection file " + node);
        }
        var client = GrpcNodeClient.of(file);
        try {
            var _ = client.describe();
            return new Remote(client);
        } catch (NodeException refused) {
            client.close();
            throw refused;
        }
    }

    private record Local(Path root) implements Shelf {
        /// A run that is there, by its name under the root or as a directory.
        private Path find(String run) {
            for (var path : new Path[] {root.resolve(run), Path.of(run)}) {
                if (!run.isEmpty() && Files.isDirectory(path)) {
                    return path.toAbsolutePath().normalize();
                }
            }
            throw RunArgument.unknown(run, root);
        }

        private static RunShelf shelf(Path run) {
            return new RunShelf(run.resolveSibling(""));
        }

        private static String name(Path run) {
            return String.valueOf(run.getFileName());
        }

        @Override
        public List<RunRow> runs(Consumer<String> problems) throws IOException {
            var listing = RunListing.of(root, Liveness.here(InstantSource.system()));
            listing.problems().forEach(problems);
            return listing.runs().stream().map(RunRow::of).toList();
        }

        @Override
        public RunNotes annotate(String run, NotesChange change) throws IOException {
            var path = find(run);
            return shelf(path).annotate(name(path), change);
        }

        @Override
        public void delete(String run) throws IOException {
            var path = find(run);
            shelf(path).delete(name(path));
        }

        @Override
        public void restore(String run) throws IOException {
            // A name, or the directory that it was.
            var path = root.resolve(Path.of(run)).toAbsolutePath().normalize();
            shelf(path).restore(name(path));
        }

        @Override
        public List<String> trash() throws IOException {
            return new RunShelf(root).trash();
        }

        @Override
        public void emptyTrash() throws IOException {
            new RunShelf(root).emptyTrash();
        }
    }

    private record Remote(NodeClient client) implements Shelf {
        @Override
        public List<RunRow> runs(Consumer<String> problems) {
            var rows = client.runs().stream().map(RunRow::of).toList();
            rows.stream()
                    .filter(row -> row.state() == RunState.DAMAGED)
                    .map(RunRow::message)
                    .forEach(problems);
            return rows;
        }

        @Override
        public RunNotes annotate(String run, NotesChange change) {
            return client.annotate(run, change);
        }

        @Override
        public void delete(String run) {
            client.deleteRun(run);
        }

        @Override
        public void restore(String run) {
            client.restoreRun(run);
        }

        @Override
        public List<String> trash() {
            return client.trash();
        }

        @Override
        public void emptyTrash() {
            client.emptyTrash();
        }

        @Override
        public void close() {
            client.close();
        }
    }
}
