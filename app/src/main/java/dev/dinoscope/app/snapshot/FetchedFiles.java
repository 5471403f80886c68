package dev.dinoscope.app.snapshot;

import dev.dinoscope.app.bridge.RunRef;
import dev.dinoscope.engine.run.Provenance;
import dev.dinoscope.engine.runs.Runs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;

/// Files of runs that were fetched once, kept on this machine's disk by node, run, name and version: a run that is
/// resumed writes snapshots of the same names anew, and two nodes may have runs of one id. Bounded: what was used
/// longest
/// ago goes first.
final class FetchedFiles {
    /// Bytes that stay on the disk.
    private static final long KEPT = 4L << 30;

    private final Path root;
    private final DiskLimit limit;

    /// @param root a directory of this user's cache; made when needed
    FetchedFiles(Path root) {
        this(root, KEPT);
    }

    FetchedFiles(Path root, long kept) {
        this.root = root;
        this.limit = new DiskLimit(root, kept);
    }

    /// The local copy of a file, fetched first when there is none. Blocks.
    ///
    /// @param file relative to the run directory
    /// @param version of its content, as the node tells it
    synchronized Path get(Runs runs, RunRef run, String file, String version) throws IOException {
        var copy = root.resolve(name(run.node()))
                .resolve(run.id())
                .resolve(version)
                .resolve(file)
                .normalize();
        // What a node says of its files must not lead out of the folder that is kept for them.
        if (!copy.startsWith(root.normalize())) {
            throw new IOException("The node names a file outside its run: " + file);
        }
        if (Files.exists(copy)) {
            // Tells what was used last.
            Files.setLastModifiedTime(copy, FileTime.from(Instant.now()));
        } else {
            Files.createDirectories(copy.getParent());
            runs.fetch(run.id(), file, copy, _ -> {});
            limit.grown(Files.size(copy));
        }
        return copy;
    }

    /// A node's name may hold what no name of a folder may.
    private static String name(String node) {
        return "node-" + Provenance.sha256(node).substring(0, 16);
    }
}
