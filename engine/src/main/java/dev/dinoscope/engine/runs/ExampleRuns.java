package dev.dinoscope.engine.runs;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipInputStream;

/// Two finished runs of the default recipe that come with Dinoscope, so that every view has something real to
/// show before anything was trained. They have no checkpoints: they can be looked at, not resumed.
public final class ExampleRuns {
    private static final String ARCHIVE = "/dinoscope/examples/runs.zip";

    private ExampleRuns() {}

    /// Writes the runs that are not there yet.
    ///
    /// @param runs the directory that holds a node's runs
    /// @return ids of the example runs, the better one first
    public static List<String> unpack(Path runs) throws IOException {
        var ids = new ArrayList<String>();
        Files.createDirectories(runs);
        try (var archive = new ZipInputStream(open())) {
            for (var entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
                var target = runs.resolve(entry.getName()).normalize();
                var run = runs.relativize(target).getName(0).toString();
                if (!ids.contains(run)) {
                    ids.add(run);
                }
                if (!entry.isDirectory() && !Files.exists(target)) {
                    Files.createDirectories(target.getParent());
                    Files.copy(archive, target);
                }
            }
        }
        return List.copyOf(ids);
    }

    private static InputStream open() throws IOException {
        var stream = ExampleRuns.class.getResourceAsStream(ARCHIVE);
        if (stream == null) {
            throw new FileNotFoundException(ARCHIVE + " is missing in this build");
        }
        return stream;
    }
}
