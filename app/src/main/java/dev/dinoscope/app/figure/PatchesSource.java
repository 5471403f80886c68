package dev.dinoscope.app.figure;

import dev.dinoscope.app.bridge.RunRef;
import dev.dinoscope.app.view.patches.PatchFrame;
import dev.dinoscope.app.view.patches.PatchFrames;
import dev.dinoscope.app.view.patches.PatchMap;
import dev.dinoscope.app.view.patches.ProbeImage;
import dev.dinoscope.viz.patch.Patch;
import dev.dinoscope.viz.patch.PatchesFigure;
import dev.dinoscope.viz.patch.PatchesFigure.MapLook;
import dev.dinoscope.viz.patch.PatchesFigure.PatchMaps;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The probe images of one snapshot for paper, the one with the anchor first.
public final class PatchesSource {
    /// More than fit a page.
    private static final int MOST = 16;

    private PatchesSource() {}

    public static FigureSource of(
            RunRef run, PatchFrames frames, List<ProbeImage> probes, PatchMap wanted, double opacity, boolean smooth) {
        var main = frames.main();
        int anchored = main.anchor().image();
        var images = Stream.concat(
                        Stream.of(anchored),
                        IntStream.range(
                                        0,
                                        Math.min(probes.size(), main.cosines().size()))
                                .boxed()
                                .filter(i -> i != anchored))
                .limit(MOST / frames.all().size())
                .toList();
        var map = frames.shown(wanted);
        var tiles =
                images.stream().map(i -> tile(frames, probes.get(i), i, map)).toList();
        var look = new MapLook(map.colours(), frames.range(map), opacity, smooth, map.title());
        var caption = String.format(
                        Locale.ROOT,
                        "Probe images of %s at step %d%s. Above: %s. Below: the first three principal components of the",
                        run.id(),
                        main.step(),
                        encoders(frames),
                        what(map, probes.get(anchored)))
                + " patch tokens as colours.";
        return new FigureSource("patches", new PatchesFigure(tiles, look), caption, List.of(run));
    }

    private static String encoders(PatchFrames frames) {
        var main = frames.main().encoder();
        return frames.beside()
                .map(beside -> String.format(Locale.ROOT, ", upper pair %s, lower pair %s", main, beside.encoder()))
                .orElse(frames.encoders().size() > 1 ? ", encoder " + main : "");
    }

    private static String what(PatchMap map, ProbeImage anchored) {
        return switch (map) {
            case COSINE ->
                String.format(
                        Locale.ROOT,
                        "cosine of every patch token to the marked patch of the first image (\"%s\")",
                        anchored.caption());
            case GATE -> "gate of every patch";
        };
    }

    private static PatchesFigure.Tile tile(PatchFrames frames, ProbeImage probe, int image, PatchMap map) {
        return new PatchesFigure.Tile(
                probe.image(),
                frames.all().stream().map(frame -> maps(frame, image, map)).toList());
    }

    private static PatchMaps maps(PatchFrame frame, int image, PatchMap map) {
        int patch = frame.anchor().patch();
        return new PatchMaps(
                frame.rows(),
                frame.columns(),
                frame.map(map, image),
                frame.colours().get(image),
                image == frame.anchor().image() ? new Patch(patch / frame.columns(), patch % frame.columns()) : null);
    }
}
