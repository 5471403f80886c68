package dev.dinoscope.app.view.patches;

import dev.dinoscope.app.focus.Anchor;
import dev.dinoscope.app.focus.Spot;
import dev.dinoscope.engine.run.RunDirectory;
import dev.dinoscope.engine.run.snapshot.SnapshotFile;
import dev.dinoscope.engine.run.snapshot.SnapshotReader;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/// Frames of a run directory on this machine, as the view makes them, without a node.
public final class RunSnapshots {
    private final RunDirectory run;
    private final SnapshotStore store;

    public RunSnapshots(RunDirectory run) {
        this.run = run;
        store = new SnapshotStore(run.path()::resolve);
    }

    public List<ProbeImage> probes() throws IOException {
        return store.probes();
    }

    /// The same patch for one encoder or two.
    ///
    /// @param step the newest without one
    /// @param anchor a patch of the first encoder; the centre of the first image without one
    /// @param encoders names, at most two; the one that stands for the model without one
    /// @throws IllegalArgumentException naming the steps, patches or encoders there are
    public PatchFrames frames(OptionalLong step, Optional<Anchor> anchor, List<String> encoders) throws IOException {
        var steps = SnapshotReader.steps(run.snapshots());
        if (steps.isEmpty()) {
            throw new IllegalArgumentException(run.name() + " has no snapshot yet");
        }
        long wanted = step.orElse(steps.getLast());
        if (!steps.contains(wanted)) {
            throw new IllegalArgumentException(
                    String.format(Locale.ROOT, "--step: %d — there are snapshots at %s", wanted, steps));
        }
        var snapshot = new SnapshotFile(wanted, String.format(Locale.ROOT, "snapshots/%06d.safetensors", wanted), 0);
        var choice = choice(encoders, snapshot);
        var spot = Optional.<Spot>empty();
        if (anchor.isPresent()) {
            spot = Optional.of(spot(anchor.get(), store.features(snapshot, choice.main(store.info(snapshot)))));
        }
        return new FramePainter(store).paint(snapshot, snapshot, choice, spot);
    }

    private EncoderChoice.Names choice(List<String> encoders, SnapshotFile snapshot) throws IOException {
        var known = store.info(snapshot).encoders();
        for (var encoder : encoders) {
            if (!known.contains(encoder)) {
                throw new IllegalArgumentException(
                        String.format(Locale.ROOT, "--encoder: %s — there are %s", encoder, String.join(", ", known)));
            }
        }
        return new EncoderChoice.Names(
                encoders.isEmpty() ? EncoderChoice.DEFAULT : encoders.getFirst(),
                encoders.size() < 2 ? EncoderChoice.DEFAULT : encoders.get(1));
    }

    private static Spot spot(Anchor anchor, SnapshotStore.Features features) {
        var images = features.tokens().images();
        var patches = features.grid().patches();
        if (anchor.image() < 0 || anchor.image() >= images || anchor.patch() < 0 || anchor.patch() >= patches) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "--anchor: %d:%d — there are %d images of %d patches, counted from 0",
                    anchor.image(),
                    anchor.patch(),
                    images,
                    patches));
        }
        return Spot.of(anchor, features.grid());
    }
}
