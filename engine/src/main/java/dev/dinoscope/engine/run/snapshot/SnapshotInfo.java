package dev.dinoscope.engine.run.snapshot;

import dev.dinoscope.engine.run.tensors.TensorName;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;

/// What a snapshot shows: the features of one or several image encoders.
///
/// @param step training step it was taken at
/// @param grids of the encoders by name; first the one that stands for the model, whose features have no prefix
public record SnapshotInfo(long step, SequencedMap<String, PatchGrid> grids) {

    /// @throws IllegalArgumentException without an encoder
    public SnapshotInfo {
        if (grids.isEmpty()) {
            throw new IllegalArgumentException("a snapshot needs an encoder");
        }
        grids = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(grids));
    }

    /// Of one encoder; [#with] adds others.
    ///
    /// @param encoder the one that stands for the model, such as `online`
    public SnapshotInfo(long step, int rows, int columns, String encoder) {
        this(step, one(encoder, new PatchGrid(rows, columns)));
    }

    /// With the features of a further encoder.
    public SnapshotInfo with(String encoder, int rows, int columns) {
        var all = new LinkedHashMap<>(grids);
        all.put(encoder, new PatchGrid(rows, columns));
        return new SnapshotInfo(step, all);
    }

    /// The encoder that stands for the model.
    public String encoder() {
        return grids.firstEntry().getKey();
    }

    /// Names of the encoders, the one that stands for the model first.
    public List<String> encoders() {
        return List.copyOf(grids.keySet());
    }

    /// @throws IllegalArgumentException naming the encoders there are
    public PatchGrid grid(String encoder) {
        var grid = grids.get(encoder);
        if (grid == null) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT, "no encoder %s in the snapshot of step %d; there are %s", encoder, step, encoders()));
        }
        return grid;
    }

    /// What a feature of an encoder is called in the file.
    public String tensor(String encoder, TensorName feature) {
        return encoder.equals(encoder()) ? feature.key() : encoder + "." + feature.key();
    }

    private static SequencedMap<String, PatchGrid> one(String encoder, PatchGrid grid) {
        var grids = new LinkedHashMap<String, PatchGrid>();
        grids.put(encoder, grid);
        return grids;
    }
}
