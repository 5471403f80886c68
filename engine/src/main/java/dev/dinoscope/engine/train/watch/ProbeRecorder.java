package dev.dinoscope.engine.train.watch;

import dev.dinoscope.engine.data.Pair;
import dev.dinoscope.engine.data.PairDataset;
import dev.dinoscope.engine.data.Splits;
import dev.dinoscope.engine.data.image.BrokenImageException;
import dev.dinoscope.engine.data.image.CentreSquare;
import dev.dinoscope.engine.data.image.Picture;
import dev.dinoscope.engine.run.RunDirectory;
import dev.dinoscope.engine.run.snapshot.Probe;
import dev.dinoscope.engine.run.snapshot.ProbeSet;
import dev.dinoscope.engine.run.snapshot.SnapshotInfo;
import dev.dinoscope.engine.run.snapshot.SnapshotWriter;
import dev.dinoscope.engine.run.tensors.TensorName;
import dev.dinoscope.engine.train.model.ModelView;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Pins a few validation pairs when a run starts, and writes what the model makes of them at a step.
public final class ProbeRecorder {
    private static final Logger LOG = System.getLogger(ProbeRecorder.class.getName());
    private static final int MAX_SIDE = 512;

    private final RunDirectory run;
    private final List<ModelView> views;
    private final int[] rows;
    private final List<String> captions;

    /// Pins the pairs where the run has none yet.
    ///
    /// @param wanted number of pairs to pin
    /// @param views the first stands for the model
    public ProbeRecorder(RunDirectory run, PairDataset dataset, int wanted, List<ModelView> views) throws IOException {
        this.run = run;
        this.views = views;
        if (!ProbeSet.exists(run.probes())) {
            pin(choose(dataset, wanted), dataset).write(run.probes());
        }
        var probes = ProbeSet.read(run.probes()).probes();
        this.rows = rows(probes, dataset);
        if (probes.isEmpty()) {
            LOG.log(Level.WARNING, "no probe could be pinned; there will be no snapshots");
        }
        this.captions = probes.stream().map(Probe::caption).toList();
    }

    /// Evenly spread over the validation split in the order of its groups, so that animals, food and faces
    /// all appear.
    private static int[] choose(PairDataset dataset, int wanted) {
        var rows = dataset.split(Splits.VAL);
        var sorted = IntStream.of(rows)
                .boxed()
                .sorted(Comparator.comparing((Integer row) -> pair(dataset, row).group())
                        .thenComparing(row -> pair(dataset, row).subgroup())
                        .thenComparing(row -> pair(dataset, row).id()))
                .toList();
        var count = Math.min(wanted, sorted.size());
        return IntStream.range(0, count)
                .map(i -> sorted.get((int) ((long) i * sorted.size() / count)))
                .toArray();
    }

    private static Pair pair(PairDataset dataset, int row) {
        return dataset.pairs().get(row);
    }

    /// Squares as large as the largest picture's, within reason; broken images are left out.
    private static ProbeSet pin(int[] chosen, PairDataset dataset) throws IOException {
        var pictures = new ArrayList<Picture>();
        var rows = new ArrayList<Integer>();
        for (var row : chosen) {
            try {
                pictures.add(dataset.images().read(row));
                rows.add(row);
            } catch (BrokenImageException e) {
                LOG.log(Level.WARNING, "not among the probes: {0}", e.getMessage());
            }
        }
        var side = pictures.stream()
                .mapToInt(picture -> Math.min(MAX_SIDE, Math.min(picture.height(), picture.width())))
                .max()
                .orElse(1);
        var bytes = Picture.CHANNELS * side * side;
        var pixels = new byte[rows.size() * bytes];
        var square = new CentreSquare(side);
        for (var i = 0; i < rows.size(); i++) {
            square.write(pictures.get(i), pixels, i * bytes);
        }
        var probes = rows.stream()
                .map(row -> pair(dataset, row))
                .map(pair -> new Probe(pair.id(), pair.canonicalCaption(), pair.split()))
                .toList();
        return new ProbeSet(probes, side, side, pixels);
    }

    private static int[] rows(List<Probe> probes, PairDataset dataset) throws IOException {
        var wanted = probes.stream().map(Probe::id).collect(Collectors.toSet());
        Map<String, Integer> rowOf = new HashMap<>();
        for (var row = 0; row < dataset.pairs().size(); row++) {
            var id = dataset.pairs().id(row);
            if (wanted.contains(id)) {
                rowOf.put(id, row);
            }
        }
        var rows = new int[probes.size()];
        for (var i = 0; i < rows.length; i++) {
            var row = rowOf.get(probes.get(i).id());
            if (row == null) {
                throw new IOException(String.format(
                        Locale.ROOT,
                        "probe %s is not in the data set; remove the run's probes/ to pin new ones",
                        probes.get(i).id()));
            }
            rows[i] = row;
        }
        return rows;
    }

    /// @param done steps done
    public void record(long done) throws IOException {
        if (rows.length == 0) {
            return;
        }
        var model = views.getFirst();
        var info = new SnapshotInfo(done, model.grid(), model.grid(), model.weightsName());
        for (var other : views.subList(1, views.size())) {
            info = info.with(other.name(), other.grid(), other.grid());
        }
        var snapshot = new SnapshotWriter(info);
        add(snapshot, "", model);
        for (var other : views.subList(1, views.size())) {
            add(snapshot, other.name() + ".", other);
        }
        snapshot.write(run.snapshots());
    }

    private void add(SnapshotWriter snapshot, String prefix, ModelView view) {
        view.features(rows).forEach((name, feature) -> snapshot.add(prefix + name, feature.shape(), feature.values()));
        view.joint().ifPresent(encoder -> {
            var texts = encoder.texts(captions);
            var shape = List.of((long) texts.rows(), (long) texts.width());
            snapshot.add(prefix + TensorName.TEXT_EMBEDDING.key(), shape, texts.values());
        });
    }
}
