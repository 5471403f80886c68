package dev.dinoscope.app.view.patches;

import dev.dinoscope.engine.inspect.PatchFeatures;
import dev.dinoscope.engine.node.SnapshotInfo;
import dev.dinoscope.engine.run.ProbeSet;
import dev.dinoscope.engine.run.SnapshotReader;
import dev.dinoscope.engine.run.SnapshotWriter;
import dev.dinoscope.viz.raster.RgbImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Snapshots of one run, fetched and decoded; the last ones stay in memory for scrubbing. Used by one thread at a time.
final class SnapshotStore {
    private static final int KEPT = 48;

    private final RunFile files;
    private final Map<Long, Features> kept = new LinkedHashMap<>(KEPT, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Features> eldest) {
            return size() > KEPT;
        }
    };

    /// Patch tokens on their grid.
    record Features(int rows, int columns, PatchFeatures tokens) {}

    /// Where a file of the run lies on this machine, once it does.
    @FunctionalInterface
    interface RunFile {
        /// Blocks until the file is there.
        ///
        /// @param name relative to the run directory
        Path get(String name) throws IOException;
    }

    SnapshotStore(RunFile files) {
        this.files = files;
    }

    /// The pinned images. Blocks.
    List<ProbeImage> probes() throws IOException {
        var _ = files.get("probes/probes.safetensors");
        var set = ProbeSet.read(files.get("probes/probes.json").resolveSibling(""));
        return IntStream.range(0, set.probes().size())
                .mapToObj(i -> new ProbeImage(
                        new RgbImage(set.height(), set.width(), set.image(i)),
                        set.probes().get(i).caption()))
                .toList();
    }

    /// The patch tokens of a snapshot. Blocks when they are not in memory.
    Features features(SnapshotInfo snapshot) throws IOException {
        var known = kept.get(snapshot.step());
        if (known != null) {
            return known;
        }
        try (var reader = SnapshotReader.open(files.get(snapshot.file()))) {
            var tensor = reader.tensor(SnapshotWriter.PATCHES);
            var tokens = new PatchFeatures(tensor.size(0), tensor.size(1), tensor.size(2), tensor.toFloats());
            var grid = reader.info().grid(reader.info().encoder());
            var features = new Features(grid.rows(), grid.columns(), tokens);
            kept.put(snapshot.step(), features);
            return features;
        }
    }
}
