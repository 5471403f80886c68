package dev.dinoscope.engine.run.snapshot;

import dev.dinoscope.engine.run.files.Enclosure;
import dev.dinoscope.engine.run.files.StepName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;

/// A snapshot of a run, as a file.
///
/// @param step training step it was taken at
/// @param file path relative to the run directory, with `/`
/// @param modified when it was written, to the millisecond; the epoch where an older node does not tell
public record SnapshotFile(long step, String file, long bytes, Instant modified) {
    /// Name of the folder in the run directory.
    public static final String FOLDER = "snapshots";

    private static final String ENDING = ".safetensors";

    /// Tells it from what was written under its name before: a run that is resumed writes snapshots anew.
    public String version() {
        return modified.toEpochMilli() + "-" + bytes;
    }

    static String name(long step) {
        return StepName.of(step) + ENDING;
    }

    /// @return empty when it is no name of a snapshot
    static OptionalLong step(String name) {
        return name.endsWith(ENDING)
                ? StepName.parse(name.substring(0, name.length() - ENDING.length()))
                : OptionalLong.empty();
    }

    /// The snapshots that can be opened, in order of step.
    ///
    /// @param folder the run's [dev.dinoscope.engine.run.RunDirectory#snapshots()]
    /// @param run what their files must not lead out of
    public static List<SnapshotFile> all(Path folder, Enclosure run) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(run.folderInside(folder))) {
            return files.filter(file -> step(String.valueOf(file.getFileName())).isPresent())
                    .filter(run::holds)
                    .map(SnapshotFile::of)
                    .sorted(Comparator.comparingLong(SnapshotFile::step))
                    .toList();
        }
    }

    private static SnapshotFile of(Path file) {
        var name = String.valueOf(file.getFileName());
        var there = file.toFile();
        return new SnapshotFile(
                step(name).orElseThrow(),
                FOLDER + "/" + name,
                there.length(),
                Instant.ofEpochMilli(there.lastModified()));
    }
}
