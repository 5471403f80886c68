package dev.dinoscope.app.view.patches;

import dev.dinoscope.app.focus.Anchor;
import dev.dinoscope.app.focus.Spot;
import dev.dinoscope.app.snapshot.Snapshot;
import dev.dinoscope.app.snapshot.SnapshotStore;
import dev.dinoscope.engine.inspect.CosineMap;
import dev.dinoscope.engine.inspect.FeatureStatistics;
import dev.dinoscope.engine.inspect.PcaColours;
import dev.dinoscope.engine.run.snapshot.PatchGrid;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/// Makes frames of one run: cosine maps, and colours by a basis that stays until it is fitted anew, so that
/// colours do not jump from snapshot to snapshot. Used by one thread at a time.
final class FramePainter {
    private final SnapshotStore store;
    private final Map<String, Basis> bases = new HashMap<>();

    private record Basis(Snapshot at, PcaColours colours) {}

    FramePainter(SnapshotStore store) {
        this.store = store;
    }

    /// @param basisAt the snapshot whose components give the colours
    /// @param wanted the chosen place; [Spot#CENTRE] otherwise
    /// @throws dev.dinoscope.engine.finite.NotFiniteException when features of the snapshot are not finite,
    ///     naming the step, the encoder and the first patches: they have no colour
    PatchFrames paint(Snapshot snapshot, Snapshot basisAt, EncoderChoice.Names choice, Optional<Spot> wanted)
            throws IOException {
        var info = store.info(snapshot);
        var spot = wanted.orElse(Spot.CENTRE);
        var main = frame(snapshot, basisAt, choice.main(info), spot);
        var beside = choice.beside(info);
        return new PatchFrames(
                info.encoders(),
                main,
                beside.isPresent() ? Optional.of(frame(snapshot, basisAt, beside.get(), spot)) : Optional.empty());
    }

    private PatchFrame frame(Snapshot snapshot, Snapshot basisAt, String encoder, Spot wanted) throws IOException {
        var features = store.features(snapshot, encoder);
        features.requireFinite(snapshot.step(), encoder);
        var tokens = features.tokens();
        var images = tokens.images();
        var anchor = anchor(wanted, images, features.grid());
        return new PatchFrame(
                snapshot.step(),
                encoder,
                features.grid(),
                anchor,
                split(CosineMap.acrossImages(tokens, anchor.image(), anchor.patch()), images),
                split(basis(basisAt, snapshot, encoder).apply(tokens), images),
                features.gates().map(gates -> split(gates, images)),
                FeatureStatistics.of(tokens));
    }

    private static Anchor anchor(Spot wanted, int images, PatchGrid grid) {
        return (wanted.image() < images ? wanted : Spot.CENTRE).on(grid);
    }

    private PcaColours basis(Snapshot wanted, Snapshot shown, String encoder) throws IOException {
        // An encoder may come later than the snapshot that gives the colours, as a Gram teacher does; and no colours
        // can be fitted to features that are not finite.
        var at = store.info(wanted).grids().containsKey(encoder)
                        && store.features(wanted, encoder).tokens().notFinite().none()
                ? wanted
                : shown;
        var fitted = bases.get(encoder);
        if (fitted == null || !fitted.at().equals(at)) {
            var tokens = store.features(at, encoder).tokens();
            fitted = new Basis(at, PcaColours.fit(tokens, PcaColours.Scaling.ROBUST, OptionalDouble.empty()));
            bases.put(encoder, fitted);
        }
        return fitted.colours();
    }

    private static List<float[]> split(float[] all, int images) {
        var each = all.length / images;
        return IntStream.range(0, images)
                .mapToObj(i -> Arrays.copyOfRange(all, i * each, (i + 1) * each))
                .toList();
    }
}
