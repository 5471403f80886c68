package dev.dinoscope.engine.run.snapshot;

import dev.dinoscope.engine.run.tensors.Safetensors;
import dev.dinoscope.engine.run.tensors.StoredTensor;
import dev.dinoscope.engine.run.tensors.TensorName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;

/// Collects the features of the probes at one step and writes them as half floats to
/// `snapshots/000500.safetensors`.
public final class SnapshotWriter {
    /// Metadata: the model's patch grid; with a dot and an encoder's name, that encoder's.
    static final String GRID = "grid";

    private final SnapshotInfo info;
    private final List<StoredTensor> tensors = new ArrayList<>();

    public SnapshotWriter(SnapshotInfo info) {
        this.info = info;
    }

    /// @param shape outermost size = number of probes
    /// @throws IllegalArgumentException when shapes do not agree
    public SnapshotWriter add(String name, List<Long> shape, float[] values) {
        var first = tensors.isEmpty() ? shape : tensors.getFirst().shape();
        if (shape.isEmpty() || !shape.getFirst().equals(first.getFirst())) {
            throw new IllegalArgumentException(
                    String.format(Locale.ROOT, "%s %s has another number of probes than %s", name, shape, first));
        }
        info.grids().forEach((encoder, grid) -> {
            var patches = name.equals(info.tensor(encoder, TensorName.PATCHES));
            if (patches && (shape.size() != 3 || shape.get(1) != grid.patches())) {
                throw new IllegalArgumentException(String.format(
                        Locale.ROOT,
                        "%s %s does not fit a grid of %d×%d patches",
                        name,
                        shape,
                        grid.rows(),
                        grid.columns()));
            }
        });
        tensors.add(StoredTensor.ofHalves(name, shape, values));
        return this;
    }

    /// @param directory the run's [dev.dinoscope.engine.run.RunDirectory#snapshots()]
    public Path write(Path directory) throws IOException {
        Files.createDirectories(directory);
        var file = SnapshotReader.file(directory, info.step());
        var metadata = new LinkedHashMap<String, String>();
        metadata.put("step", Long.toString(info.step()));
        metadata.put("encoder", info.encoder());
        info.grids()
                .forEach((encoder, grid) ->
                        metadata.put(encoder.equals(info.encoder()) ? GRID : GRID + "." + encoder, grid.toString()));
        Safetensors.write(file, tensors, metadata);
        return file;
    }
}
