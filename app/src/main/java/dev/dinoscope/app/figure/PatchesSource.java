package dev.dinoscope.app.figure;

import dev.dinoscope.app.view.patches.PatchFrame;
import dev.dinoscope.app.view.patches.ProbeImage;
import dev.dinoscope.viz.colour.ColourMaps;
import dev.dinoscope.viz.colour.ValueRange;
import dev.dinoscope.viz.patch.Patch;
import dev.dinoscope.viz.patch.PatchesFigure;
import dev.dinoscope.viz.patch.PatchesFigure.MapLook;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The probe images of one snapshot for paper, the one with the anchor first.
public final class PatchesSource {
    /// More than fit a page.
    private static final int MOST = 16;

    private PatchesSource() {}

    public static FigureSource of(
            String run, PatchFrame frame, List<ProbeImage> probes, double opacity, boolean smooth) {
        int anchored = frame.anchor().image();
        var images = Stream.concat(
                        Stream.of(anchored),
                        IntStream.range(
                                        0,
                                        Math.min(probes.size(), frame.cosines().size()))
                                .boxed()
                                .filter(i -> i != anchored))
                .limit(MOST)
                .toList();
        var tiles = images.stream().map(i -> tile(frame, probes.get(i), i)).toList();
        var look = new MapLook(ColourMaps.COOLWARM, ValueRange.COSINE, opacity, smooth, "Cosine");
        var caption = ("Probe images of %s at step %d. Above: cosine of every patch token to the marked patch of the"
                        + " first image (\"%s\"). Below: the first three principal components of the patch tokens as"
                        + " colours.")
                .formatted(run, frame.step(), probes.get(anchored).caption());
        return new FigureSource(
                "patches", new PatchesFigure(frame.rows(), frame.columns(), tiles, look), caption, List.of(run));
    }

    private static PatchesFigure.Tile tile(PatchFrame frame, ProbeImage probe, int image) {
        int patch = frame.anchor().patch();
        return new PatchesFigure.Tile(
                probe.image(),
                frame.cosines().get(image),
                frame.colours().get(image),
                image == frame.anchor().image() ? new Patch(patch / frame.columns(), patch % frame.columns()) : null);
    }
}
