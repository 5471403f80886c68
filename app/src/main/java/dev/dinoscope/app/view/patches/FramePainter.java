package dev.dinoscope.app.view.patches;

import dev.dinoscope.app.view.patches.PatchFrame.Anchor;
import dev.dinoscope.engine.inspect.CosineMap;
import dev.dinoscope.engine.inspect.FeatureStatistics;
import dev.dinoscope.engine.inspect.PcaColours;
import dev.dinoscope.engine.node.SnapshotInfo;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Makes frames of one run: cosine maps, and colours by a basis that stays until it is fitted anew, so that colours do
/// not jump from snapshot to snapshot. Used by one thread at a time.
final class FramePainter {
    private final SnapshotStore store;
    private @Nullable PcaColours basis;
    private long basisStep = -1;

    FramePainter(SnapshotStore store) {
        this.store = store;
    }

    /// @param basisAt the snapshot whose components give the colours
    /// @param wanted the chosen patch; the centre of the first image otherwise: a corner is mostly background
    PatchFrame paint(SnapshotInfo snapshot, SnapshotInfo basisAt, Optional<Anchor> wanted) throws IOException {
        var features = store.features(snapshot);
        var tokens = features.tokens();
        var anchor = wanted.filter(patch -> patch.image() < tokens.images() && patch.patch() < tokens.patches())
                .orElse(new Anchor(0, centre(features)));
        return new PatchFrame(
                snapshot.step(),
                features.rows(),
                features.columns(),
                anchor,
                split(CosineMap.acrossImages(tokens, anchor.image(), anchor.patch()), tokens.images()),
                split(basis(basisAt).apply(tokens), tokens.images()),
                FeatureStatistics.of(tokens));
    }

    private static int centre(SnapshotStore.Features features) {
        return features.rows() / 2 * features.columns() + features.columns() / 2;
    }

    private PcaColours basis(SnapshotInfo at) throws IOException {
        var fitted = basis;
        if (fitted == null || basisStep != at.step()) {
            fitted = PcaColours.fit(store.features(at).tokens(), PcaColours.Scaling.ROBUST, OptionalDouble.empty());
            basis = fitted;
            basisStep = at.step();
        }
        return fitted;
    }

    private static List<float[]> split(float[] all, int images) {
        var each = all.length / images;
        return IntStream.range(0, images)
                .mapToObj(i -> Arrays.copyOfRange(all, i * each, (i + 1) * each))
                .toList();
    }
}
