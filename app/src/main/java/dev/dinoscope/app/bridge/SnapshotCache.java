package dev.dinoscope.app.bridge;

import dev.dinoscope.engine.node.NodeClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Files of runs that were fetched once. What a run has written it does not change, so a copy stays good.
public final class SnapshotCache {
    private final Path root;

    /// @param root a directory of this user's cache
    public SnapshotCache(Path root) {
        this.root = root;
    }

    /// The local copy of a file, fetched first when there is none. Blocks.
    ///
    /// @param file relative to the run directory
    public Path file(NodeClient client, String run, String file) throws IOException {
        var copy = root.resolve(run).resolve(file);
        if (!Files.exists(copy)) {
            Files.createDirectories(copy.getParent());
            client.fetch(run, file, copy, _ -> {});
        }
        return copy;
    }
}
