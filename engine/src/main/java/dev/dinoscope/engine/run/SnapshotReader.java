package dev.dinoscope.engine.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// Reads the probes' features at one step.
public final class SnapshotReader implements AutoCloseable {
    private static final Pattern GRID = Pattern.compile("(\\d{1,5})x(\\d{1,5})");
    private static final String ENDING = ".safetensors";

    private final Safetensors file;
    private final SnapshotInfo info;

    private SnapshotReader(Safetensors file, SnapshotInfo info) {
        this.file = file;
        this.info = info;
    }

    /// @throws DamagedFileException when it is no snapshot
    public static SnapshotReader open(Path path) throws IOException {
        var file = Safetensors.open(path);
        var grid = GRID.matcher(file.metadata().getOrDefault("grid", ""));
        var step = file.metadata().getOrDefault("step", "");
        if (!grid.matches() || !step.matches("\\d{1,18}")) {
            file.close();
            throw new DamagedFileException(path, "its metadata lacks step and grid", "it is no snapshot; remove it");
        }
        var encoder = file.metadata().getOrDefault("encoder", "");
        return new SnapshotReader(
                file,
                new SnapshotInfo(
                        Long.parseLong(step),
                        Integer.parseInt(grid.group(1)),
                        Integer.parseInt(grid.group(2)),
                        encoder));
    }

    /// The steps that have a snapshot, rising.
    public static List<Long> steps(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (var files = Files.list(directory)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.matches("\\d{6,18}\\.safetensors"))
                    .map(name -> Long.parseLong(name.substring(0, name.length() - ENDING.length())))
                    .sorted()
                    .toList();
        }
    }

    /// Where the snapshot of a step is.
    public static Path file(Path directory, long step) {
        return directory.resolve("%06d".formatted(step) + ENDING);
    }

    public SnapshotInfo info() {
        return info;
    }

    public Set<String> names() {
        return file.tensors().keySet();
    }

    /// @param name such as [SnapshotWriter#PATCHES]
    public StoredTensor tensor(String name) throws IOException {
        return file.tensor(name);
    }

    /// The features of one probe as floats; of patch tokens [patches, width], row-major.
    public float[] probe(String name, int index) throws IOException {
        var tensor = file.tensor(name);
        var each = tensor.elements() / Math.max(1, tensor.size(0));
        return tensor.toFloats(index * each, each);
    }

    @Override
    public void close() {
        file.close();
    }
}
