package dev.dinoscope.app.view.gram;

import dev.dinoscope.app.figure.FigureSource;
import dev.dinoscope.app.figure.ViewFigure;
import dev.dinoscope.app.focus.Spot;
import dev.dinoscope.app.snapshot.ProbeImage;
import dev.dinoscope.app.snapshot.SnapshotOptions;
import dev.dinoscope.app.snapshot.SnapshotStore;
import dev.dinoscope.app.view.gram.GramViewModel.Gram;
import dev.dinoscope.engine.runs.RunAt;
import dev.dinoscope.viz.colour.ColourMap;
import dev.dinoscope.viz.colour.ColourMaps;
import dev.dinoscope.viz.colour.FigureColourBar;
import dev.dinoscope.viz.colour.ValueRange;
import dev.dinoscope.viz.raster.HeatMapFigure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// A Gram matrix for paper, with its caption.
public final class GramFigureSource implements FigureSource {
    static final ColourMap COLOURS = ColourMaps.COOLWARM;
    static final ValueRange RANGE = ValueRange.COSINE;
    static final String LABEL = "Cosine of two patches";

    @Mixin
    private final SnapshotOptions snapshots = new SnapshotOptions();

    @Option(
            names = "--image",
            paramLabel = "IMAGE",
            description = "For --view gram: probe image, from 0 (default: ${DEFAULT-VALUE}).")
    private int image;

    @Override
    public ViewFigure of(List<RunAt> runs, Path cache) throws IOException {
        var run = runs.getFirst();
        var store = new SnapshotStore(cache);
        var snapshot = snapshots.of(store, run);
        var encoder = String.join("", snapshots.encoders(store, snapshot, 1));
        var probes = store.probes(snapshot.source());
        if (image < 0 || image >= probes.size()) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT, "--image: %d — there are %d images, counted from 0", image, probes.size()));
        }
        var spot = new Spot(image, Spot.CENTRE.x(), Spot.CENTRE.y());
        var gram = GramViewModel.compute(store, snapshot, encoder, spot, Optional.empty());
        return figure(gram, probes.get(image));
    }

    static ViewFigure figure(Gram gram, ProbeImage probe) {
        int patches = gram.grid().patches();
        var run = gram.snapshot().source().run();
        var caption = String.format(
                        Locale.ROOT,
                        "Cosines of all %d patch tokens (%d × %d) of the probe image \"%s\" with one another, of %s at"
                                + " step %d%s",
                        patches,
                        gram.grid().rows(),
                        gram.grid().columns(),
                        probe.caption(),
                        run.id(),
                        gram.snapshot().step(),
                        gram.encoders().size() > 1 ? ", encoder " + gram.encoder() : "")
                + gram.drift()
                        .map(drift -> String.format(
                                Locale.ROOT,
                                "; mean squared difference from step %d: %.3g",
                                drift.since(),
                                drift.value()))
                        .orElse("")
                + ".";
        var figure = new HeatMapFigure(gram.cosines(), new FigureColourBar(COLOURS, RANGE, LABEL));
        return new ViewFigure("gram", figure, caption, List.of(run));
    }
}
