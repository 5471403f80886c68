package dev.dinoscope.app.view.patches;

import dev.dinoscope.engine.finite.NotFinite;
import dev.dinoscope.engine.finite.NotFiniteException;
import dev.dinoscope.engine.inspect.PatchFeatures;
import dev.dinoscope.engine.run.snapshot.PatchGrid;
import dev.dinoscope.engine.run.snapshot.ProbeSet;
import dev.dinoscope.engine.run.snapshot.SnapshotFile;
import dev.dinoscope.engine.run.snapshot.SnapshotReader;
import dev.dinoscope.engine.run.tensors.TensorName;
import dev.dinoscope.viz.raster.RgbImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.IntStream;

/// Snapshots of one run, fetched and decoded; the last ones stay in memory for scrubbing. Used by one thread
/// at a time.
final class SnapshotStore {
    /// Numbers that stay in memory: 256 MB.
    private static final long KEPT = 64L << 20;

    private final RunFile files;
    private final Map<Long, dev.dinoscope.engine.run.snapshot.SnapshotInfo> infos = new HashMap<>();
    /// The ones used last come last.
    private final SequencedMap<Key, Features> kept = new LinkedHashMap<>(16, 0.75f, true);

    private record Key(long step, String encoder) {}

    /// Patch tokens of one encoder on their grid.
    ///
    /// @param gates images × patches, where the snapshot has them on this grid
    record Features(PatchGrid grid, PatchFeatures tokens, Optional<float[]> gates) {
        private long size() {
            return (long) tokens.rows() * tokens.width();
        }

        /// @throws NotFiniteException naming the step, the encoder and the first patches
        void requireFinite(long step, String encoder) {
            try {
                tokens.requireFinite();
                gates.ifPresent(values -> NotFinite.in(values.length, values)
                        .refuse(
                                "gates",
                                i -> String.format(
                                        Locale.ROOT,
                                        "image %d patch %d",
                                        i / tokens.patches() + 1,
                                        i % tokens.patches() + 1)));
            } catch (NotFiniteException fault) {
                throw new NotFiniteException(String.format(
                        Locale.ROOT,
                        "step %,d%s: %s; there is no picture of them",
                        step,
                        encoder.isEmpty() ? "" : ", encoder " + encoder,
                        fault.getMessage()));
            }
        }
    }

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

    /// Which encoders a snapshot has. Blocks when it is not known yet.
    dev.dinoscope.engine.run.snapshot.SnapshotInfo info(SnapshotFile snapshot) throws IOException {
        var known = infos.get(snapshot.step());
        if (known != null) {
            return known;
        }
        try (var reader = SnapshotReader.open(files.get(snapshot.file()))) {
            infos.put(snapshot.step(), reader.info());
            return reader.info();
        }
    }

    /// The patch tokens of a snapshot. Blocks when they are not in memory.
    ///
    /// @param encoder one of [#info]
    Features features(SnapshotFile snapshot, String encoder) throws IOException {
        var key = new Key(snapshot.step(), encoder);
        var known = kept.get(key);
        if (known != null) {
            return known;
        }
        try (var reader = SnapshotReader.open(files.get(snapshot.file()))) {
            var tensor = reader.tensor(reader.info().tensor(encoder, TensorName.PATCHES));
            var tokens = new PatchFeatures(tensor.size(0), tensor.size(1), tensor.size(2), tensor.toFloats());
            var features = new Features(reader.info().grid(encoder), tokens, gates(reader, encoder));
            kept.put(key, features);
            forgetOldest();
            return features;
        }
    }

    /// The gate belongs to the encoder that stands for the model.
    private static Optional<float[]> gates(SnapshotReader reader, String encoder) throws IOException {
        var info = reader.info();
        if (!encoder.equals(info.encoder()) || !reader.names().contains(TensorName.GATE.key())) {
            return Optional.empty();
        }
        var gates = reader.tensor(TensorName.GATE.key());
        return gates.size(1) == info.grid(encoder).patches() ? Optional.of(gates.toFloats()) : Optional.empty();
    }

    private void forgetOldest() {
        var total = kept.values().stream().mapToLong(Features::size).sum();
        while (total > KEPT && kept.size() > 2) {
            total -= kept.pollFirstEntry().getValue().size();
        }
    }
}
