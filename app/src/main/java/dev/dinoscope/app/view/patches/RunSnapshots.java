package dev.dinoscope.app.view.patches;

import dev.dinoscope.app.view.patches.PatchFrame.Anchor;
import dev.dinoscope.engine.node.SnapshotInfo;
import dev.dinoscope.engine.run.RunDirectory;
import dev.dinoscope.engine.run.SnapshotReader;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
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

    /// @param step the newest without one
    /// @param image of the anchor; the centre of the first without one
    /// @throws IllegalArgumentException naming the steps there are
    public PatchFrame frame(OptionalLong step, OptionalInt image, int patch) throws IOException {
        var steps = SnapshotReader.steps(run.snapshots());
        if (steps.isEmpty()) {
            throw new IllegalArgumentException(run.name() + " has no snapshot yet");
        }
        long wanted = step.orElse(steps.getLast());
        if (!steps.contains(wanted)) {
            throw new IllegalArgumentException("--step: %d — there are snapshots at %s".formatted(wanted, steps));
        }
        var snapshot = new SnapshotInfo(wanted, "snapshots/%06d.safetensors".formatted(wanted), 0);
        var anchor = image.isPresent() ? Optional.of(new Anchor(image.getAsInt(), patch)) : Optional.<Anchor>empty();
        var frame = new FramePainter(store).paint(snapshot, snapshot, anchor);
        if (anchor.isPresent() && !anchor.get().equals(frame.anchor())) {
            throw new IllegalArgumentException("--anchor: %d:%d — there are %d images of %d patches, counted from 0"
                    .formatted(image.getAsInt(), patch, frame.cosines().size(), frame.rows() * frame.columns()));
        }
        return frame;
    }
}
