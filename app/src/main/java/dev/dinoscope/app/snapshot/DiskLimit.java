package dev.dinoscope.app.snapshot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Keeps a folder below a size: the files that were touched longest ago are deleted.
final class DiskLimit {
    private static final System.Logger LOG = System.getLogger(DiskLimit.class.getName());

    private final Path root;
    private final long most;
    /// Bytes that came since the folder was last looked through; at first nobody knows what it holds.
    private long grown;

    private record Entry(Path file, long bytes, long touched) {}

    /// @param most bytes
    DiskLimit(Path root, long most) {
        this.root = root;
        this.most = most;
        this.grown = most;
    }

    /// Told of each file that came. Looks through the folder now and then; the newest file always stays.
    void grown(long bytes) {
        grown += bytes;
        if (grown > most / 8) {
            grown = 0;
            try {
                prune();
            } catch (IOException | UncheckedIOException problem) {
                LOG.log(Level.WARNING, "cannot tidy up " + root, problem);
            }
        }
    }

    private void prune() throws IOException {
        var entries = entries();
        entries.sort(Comparator.comparingLong(Entry::touched).reversed());
        long held = 0;
        for (var entry : entries) {
            held += entry.bytes;
            if (held > most && held > entry.bytes) {
                delete(entry.file);
            }
        }
    }

    private List<Entry> entries() throws IOException {
        var entries = new ArrayList<Entry>();
        try (var files = Files.walk(root)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                try {
                    entries.add(new Entry(
                            file,
                            Files.size(file),
                            Files.getLastModifiedTime(file).toMillis()));
                } catch (NoSuchFileException _) {
                    // Another window tidies up too.
                }
            }
        }
        return entries;
    }

    /// With the folders that are empty then.
    private void delete(Path file) throws IOException {
        Files.deleteIfExists(file);
        for (var folder = file.getParent(); folder != null && !folder.equals(root); folder = folder.getParent()) {
            try (var rest = Files.list(folder)) {
                if (rest.findAny().isPresent()) {
                    return;
                }
            }
            Files.deleteIfExists(folder);
        }
    }
}
