package dev.dinoscope.app.view.patches;

import dev.dinoscope.app.bridge.RunRef;
import dev.dinoscope.app.figure.FigureSource;
import dev.dinoscope.app.figure.ViewFigure;
import dev.dinoscope.app.focus.Anchor;
import dev.dinoscope.app.focus.Spot;
import dev.dinoscope.app.snapshot.Features;
import dev.dinoscope.app.snapshot.ProbeImage;
import dev.dinoscope.app.snapshot.SnapshotOptions;
import dev.dinoscope.app.snapshot.SnapshotStore;
import dev.dinoscope.engine.runs.RunAt;
import dev.dinoscope.viz.patch.Patch;
import dev.dinoscope.viz.patch.PatchesFigure;
import dev.dinoscope.viz.patch.PatchesFigure.MapLook;
import dev.dinoscope.viz.patch.PatchesFigure.PatchMaps;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// The probe images of one snapshot for paper, the one with the anchor first.
public final class PatchesFigureSource implements FigureSource {
    /// More than fit a page.
    private static final int MOST = 16;

    private static final double OPACITY = 0.65;
    private static final Pattern ANCHOR = Pattern.compile("(\\d{1,9}):(\\d{1,9})");

    @Mixin
    private final SnapshotOptions snapshots = new SnapshotOptions();

    @Option(names = "--anchor", paramLabel = "IMAGE:PATCH", description = "Patch to compare with, both from 0.")
    private @Nullable String anchor;

    @Option(names = "--map", description = "For --view patches: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private PatchMap map = PatchMap.COSINE;

    /// The same patch for one encoder or two.
    @Override
    public ViewFigure of(List<RunAt> runs, Path cache) throws IOException {
        var run = runs.getFirst();
        var store = new SnapshotStore(cache);
        var snapshot = snapshots.of(store, run);
        var encoders = snapshots.encoders(store, snapshot, 2);
        var names = new EncoderChoice.Names(
                encoders.isEmpty() ? EncoderChoice.DEFAULT : encoders.getFirst(),
                encoders.size() < 2 ? EncoderChoice.DEFAULT : encoders.get(1));
        var spot = spot(store.features(snapshot, names.main(store.info(snapshot))));
        var frames = new FramePainter(store).paint(snapshot, snapshot, names, spot);
        if (map == PatchMap.GATE && frames.main().gates().isEmpty()) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "--map: the snapshot of step %d has no gate for %s; methods with a gate write it",
                    frames.main().step(),
                    frames.main().encoder()));
        }
        return figure(RunRef.of(run), frames, store.probes(snapshot.source()), map, OPACITY, true);
    }

    private Optional<Spot> spot(Features features) {
        if (anchor == null) {
            return Optional.empty();
        }
        var parts = ANCHOR.matcher(anchor);
        if (!parts.matches()) {
            throw new IllegalArgumentException(
                    String.format(Locale.ROOT, "--anchor: %s — expected IMAGE:PATCH, such as 0:27", anchor));
        }
        var wanted = new Anchor(Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)));
        var images = features.tokens().images();
        var patches = features.grid().patches();
        if (wanted.image() >= images || wanted.patch() >= patches) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "--anchor: %d:%d — there are %d images of %d patches, counted from 0",
                    wanted.image(),
                    wanted.patch(),
                    images,
                    patches));
        }
        return Optional.of(Spot.of(wanted, features.grid()));
    }

    /// @param opacity of the map over the images
    static ViewFigure figure(
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
        return new ViewFigure("patches", new PatchesFigure(tiles, look), caption, List.of(run));
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
