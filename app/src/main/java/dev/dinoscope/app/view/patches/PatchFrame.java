package dev.dinoscope.app.view.patches;

import dev.dinoscope.engine.inspect.FeatureStatistics;
import java.util.List;

/// Everything on screen for one snapshot and one anchor.
///
/// @param cosines for each image the cosines of its patches with the anchor, row by row
/// @param colours for each image the colours of its patches, patches × 3 in [0, 1]
public record PatchFrame(
        long step,
        int rows,
        int columns,
        Anchor anchor,
        List<float[]> cosines,
        List<float[]> colours,
        FeatureStatistics statistics) {

    /// The patch that everything is compared with.
    public record Anchor(int image, int patch) {}
}
