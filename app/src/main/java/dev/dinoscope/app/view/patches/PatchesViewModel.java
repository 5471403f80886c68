package dev.dinoscope.app.view.patches;

import dev.dinoscope.app.focus.Spot;
import dev.dinoscope.app.session.Memory;
import dev.dinoscope.app.snapshot.ProbeImage;
import dev.dinoscope.app.snapshot.Snapshot;
import dev.dinoscope.app.snapshot.SnapshotSource;
import dev.dinoscope.app.snapshot.SnapshotStore;
import dev.dinoscope.app.snapshot.Timeline;
import dev.dinoscope.app.task.Newest;
import dev.dinoscope.engine.finite.NotFiniteException;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.ObservableList;

/// The probe images of the snapshot that is shown, and what the patch in focus looks like to the model.
///
/// Fetching, decoding and mathematics happen on one worker; only the newest request waits.
public final class PatchesViewModel {
    private final Timeline timeline;
    private final SnapshotStore store;
    private final Newest<PatchFrames> painting;
    private final ReadOnlyObjectWrapper<Optional<PatchFrames>> frames = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Snapshot>> basis = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final EncoderChoice encoders = new EncoderChoice();
    private Optional<SnapshotSource> source = Optional.empty();
    private FramePainter painter;

    /// @param fx the JavaFX thread
    public PatchesViewModel(Timeline timeline, SnapshotStore store, Executor fx) {
        this.timeline = timeline;
        this.store = store;
        painter = new FramePainter(store);
        painting = Newest.on("patch-frames", fx, this::show, this::fail);
        timeline.shownProperty().subscribe(_ -> request());
        timeline.pinnedProperty().subscribe((_, _) -> request());
        timeline.focus().spotProperty().subscribe((_, _) -> request());
        timeline.problemProperty().subscribe((_, text) -> problem.set(text));
        encoders.onChange(this::request);
    }

    public Timeline timeline() {
        return timeline;
    }

    public ObservableList<ProbeImage> probes() {
        return timeline.probes();
    }

    /// Which image encoders are looked at.
    public EncoderChoice encoders() {
        return encoders;
    }

    /// What is on screen: of the snapshot shown, as soon as it is painted.
    public ReadOnlyObjectProperty<Optional<PatchFrames>> framesProperty() {
        return frames.getReadOnlyProperty();
    }

    /// The snapshot whose principal components give the colours: the pinned one, or one that stays while the user looks
    /// back, so that colours do not jump.
    public ReadOnlyObjectProperty<Optional<Snapshot>> basisProperty() {
        return basis.getReadOnlyProperty();
    }

    /// Why nothing new can be shown; empty if it can.
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// Turns to a place in an image.
    public void choose(Spot spot) {
        timeline.focus().spotProperty().set(Optional.of(spot));
    }

    /// What is kept between sessions.
    public Memory memory() {
        return encoders.remember(new Memory());
    }

    /// Whether pictures are still being made.
    public boolean busy() {
        return painting.busy() || timeline.busy();
    }

    private void request() {
        var now = timeline.shownProperty().get();
        turnTo(now.map(Snapshot::source));
        now.ifPresent(snapshot -> {
            var pinned = timeline.pinnedProperty().get();
            // Following, the newest features deserve colours of their own; scrubbing must not change them.
            if (pinned.isPresent()) {
                basis.set(pinned);
            } else if (basis.get().isEmpty()
                    || timeline.focus().followProperty().get()) {
                basis.set(now);
            }
            var mine = painter;
            var colours = basis.get().orElse(snapshot);
            var spot = timeline.focus().spotProperty().get();
            var names = encoders.now();
            painting.request(() -> mine.paint(snapshot, colours, names, spot));
        });
    }

    /// Of another run, or another line to it, nothing that was painted holds.
    private void turnTo(Optional<SnapshotSource> now) {
        if (!now.equals(source)) {
            source = now;
            painter = new FramePainter(store);
            painting.forget();
            frames.set(Optional.empty());
            basis.set(Optional.empty());
            problem.set("");
        }
    }

    private void show(PatchFrames now) {
        problem.set("");
        frames.set(Optional.of(now));
    }

    private void fail(Exception cause) {
        if (cause instanceof NotFiniteException) {
            // The picture of another snapshot would be taken for this one's; nor can colours be fitted to this one.
            frames.set(Optional.empty());
            if (timeline.pinnedProperty().get().isEmpty()) {
                basis.set(Optional.empty());
            }
        }
        problem.set(Objects.requireNonNullElse(cause.getMessage(), cause.toString()));
    }
}
