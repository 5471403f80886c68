package dev.dinoscope.engine.run.snapshot;

import dev.dinoscope.engine.run.files.DamagedFileException;
import dev.dinoscope.engine.run.files.Enclosure;
import dev.dinoscope.engine.run.tensors.Safetensors;
import dev.dinoscope.engine.run.tensors.StoredTensor;
import dev.dinoscope.engine.run.tensors.TensorName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;

/// Reads the probes' features at one step.
public final class SnapshotReader implements AutoCloseable {
    private static final String FURTHER = "." + TensorName.PATCHES.key();

    private final Safetensors file;
    private final SnapshotInfo info;

    private SnapshotReader(Safetensors file, SnapshotInfo info) {
        this.file = file;
        this.info = info;
    }

    /// @throws DamagedFileException when it is no snapshot
    public static SnapshotReader open(Path path) throws IOException {
        // Of the run that holds the folder of snapshots.
        var file =
                Safetensors.open(path, Enclosure.around(Enclosure.around(path).directory()));
        var grid = PatchGrid.of(file.metadata().getOrDefault(SnapshotWriter.GRID, ""));
        var step = file.metadata().getOrDefault("step", "");
        if (grid.isEmpty() || !step.matches("\\d{1,18}")) {
            file.close();
            throw new DamagedFileException(path, "its metadata lacks step and grid", "it is no snapshot; remove it");
        }
        return new SnapshotReader(file, new SnapshotInfo(Long.parseLong(step), grids(file, grid.get())));
    }

    /// A further encoder whose grid the metadata do not name (`grid.teacher`; older files name none) has the model's.
    private static SequencedMap<String, PatchGrid> grids(Safetensors file, PatchGrid model) {
        var grids = new LinkedHashMap<String, PatchGrid>();
        grids.put(file.metadata().getOrDefault("encoder", ""), model);
        for (var name : file.tensors().keySet()) {
            if (name.endsWith(FURTHER)) {
                var encoder = name.substring(0, name.length() - FURTHER.length());
                var own = PatchGrid.of(file.metadata().getOrDefault(SnapshotWriter.GRID + "." + encoder, ""));
                grids.put(encoder, own.orElse(model));
            }
        }
        return grids;
    }

    /// The steps that have a snapshot, rising.
    public static List<Long> steps(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (var files = Files.list(directory)) {
            return files.flatMapToLong(file -> SnapshotFile.step(String.valueOf(file.getFileName())).stream())
                    .sorted()
                    .boxed()
                    .toList();
        }
    }

    /// Where the snapshot of a step is.
    public static Path file(Path directory, long step) {
        return directory.resolve(SnapshotFile.name(step));
    }

    public SnapshotInfo info() {
        return info;
    }

    public Set<String> names() {
        return file.tensors().keySet();
    }

    /// @param name such as [TensorName#PATCHES]; of a further encoder, what [SnapshotInfo#tensor] gives
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
