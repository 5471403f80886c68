package dev.dinoscope.app.view.patches;

import dev.dinoscope.app.focus.Anchor;
import dev.dinoscope.engine.inspect.FeatureStatistics;
import dev.dinoscope.engine.run.snapshot.PatchGrid;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// What one encoder makes of the probe images: everything on screen for one snapshot and one anchor.
///
/// @param anchor the patch that everything is compared with
/// @param encoder its name in the snapshot
/// @param cosines for each image the cosines of its patches with the anchor, row by row
/// @param colours for each image the colours of its patches, patches × 3 in [0, 1]
/// @param gates for each image the gate of its patches, where the snapshot has it on this encoder's grid
public record PatchFrame(
        long step,
        String encoder,
        PatchGrid grid,
        Anchor anchor,
        List<float[]> cosines,
        List<float[]> colours,
        Optional<List<float[]>> gates,
        FeatureStatistics statistics) {

    public int rows() {
        return grid.rows();
    }

    public int columns() {
        return grid.columns();
    }

    /// Whether this encoder has values for a map.
    boolean has(PatchMap map) {
        return map == PatchMap.COSINE || gates.isPresent();
    }

    /// The values that lie over an image; NaN, which leaves it bare, where this encoder has none.
    public float[] map(PatchMap map, int image) {
        var values = map == PatchMap.COSINE ? Optional.of(cosines) : gates;
        return values.map(each -> each.get(image)).orElseGet(this::nothing);
    }

    private float[] nothing() {
        var values = new float[grid.patches()];
        Arrays.fill(values, Float.NaN);
        return values;
    }
}
