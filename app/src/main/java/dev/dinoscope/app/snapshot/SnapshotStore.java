package dev.dinoscope.app.snapshot;

import dev.dinoscope.app.bridge.RunRef;
import dev.dinoscope.engine.inspect.PatchFeatures;
import dev.dinoscope.engine.run.RunDirectory;
import dev.dinoscope.engine.run.snapshot.ProbeSet;
import dev.dinoscope.engine.run.snapshot.SnapshotInfo;
import dev.dinoscope.engine.run.snapshot.SnapshotReader;
import dev.dinoscope.engine.run.tensors.TensorName;
import dev.dinoscope.engine.runs.RunAt;
import dev.dinoscope.engine.runs.Runs;
import dev.dinoscope.viz.raster.RgbImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.IntStream;

/// Snapshots of runs, fetched and decoded once for all views; the last ones stay in memory for scrubbing. For threads
/// that may block: of several that ask, one reads and the others wait.
public final class SnapshotStore {
    /// Numbers that stay in memory: 256 MB.
    private static final long KEPT = 64L << 20;
    private static final int KEPT_INFOS = 2_000;

    private final FetchedFiles files;
    private final Map<Snapshot, SnapshotInfo> infos = bounded(KEPT_INFOS);
    private final Map<SnapshotSource, Pinned> probes = bounded(4);
    /// The ones used last come last.
    private final SequencedMap<Key, Features> kept = new LinkedHashMap<>(16, 0.75f, true);

    private record Key(Snapshot snapshot, String encoder) {}

    private record Pinned(Path folder, List<ProbeImage> images) {}

    /// @param cache a directory of this user's cache, for what nodes have; made when needed
    public SnapshotStore(Path cache) {
        files = new FetchedFiles(cache);
    }

    /// The snapshots of a run elsewhere.
    public SnapshotSource of(Runs runs, RunRef run) {
        return new SnapshotSource.Fetched(runs, run, files);
    }

    /// The snapshots of a run, read where they are if that is on this machine.
    public SnapshotSource of(RunAt run) {
        return run.runs()
                .directory(run.id())
                .<SnapshotSource>map(path -> new SnapshotSource.OfDirectory(new RunDirectory(path)))
                .orElseGet(() -> of(run.runs(), RunRef.of(run)));
    }

    /// The pinned images. Blocks.
    public synchronized List<ProbeImage> probes(SnapshotSource source) throws IOException {
        var folder = source.probes();
        var known = probes.get(source);
        if (known != null && known.folder.equals(folder)) {
            return known.images;
        }
        var set = ProbeSet.read(folder);
        var images = IntStream.range(0, set.probes().size())
                .mapToObj(i -> new ProbeImage(
                        new RgbImage(set.height(), set.width(), set.image(i)),
                        set.probes().get(i).caption()))
                .toList();
        probes.put(source, new Pinned(folder, images));
        return images;
    }

    /// Which encoders a snapshot has. Blocks when it is not known yet.
    public synchronized SnapshotInfo info(Snapshot snapshot) throws IOException {
        var known = infos.get(snapshot);
        if (known != null) {
            return known;
        }
        try (var reader = open(snapshot)) {
            infos.put(snapshot, reader.info());
            return reader.info();
        }
    }

    /// The patch tokens of a snapshot. Blocks when they are not in memory.
    ///
    /// @param encoder one of [#info]
    public synchronized Features features(Snapshot snapshot, String encoder) throws IOException {
        var key = new Key(snapshot, encoder);
        var known = kept.get(key);
        if (known != null) {
            return known;
        }
        try (var reader = open(snapshot)) {
            var tensor = reader.tensor(reader.info().tensor(encoder, TensorName.PATCHES));
            var tokens = new PatchFeatures(tensor.size(0), tensor.size(1), tensor.size(2), tensor.toFloats());
            var features = new Features(reader.info().grid(encoder), tokens, gates(reader, encoder));
            kept.put(key, features);
            forgetOldest();
            return features;
        }
    }

    private static SnapshotReader open(Snapshot snapshot) throws IOException {
        return SnapshotReader.open(snapshot.source().file(snapshot.file()));
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

    private static <K, V> Map<K, V> bounded(int most) {
        return new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > most;
            }
        };
    }
}
