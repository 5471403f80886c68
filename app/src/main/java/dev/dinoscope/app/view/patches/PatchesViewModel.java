package dev.dinoscope.app.view.patches;

import dev.dinoscope.app.bridge.FxBatch;
import dev.dinoscope.app.bridge.NodeSession;
import dev.dinoscope.app.bridge.RunItem;
import dev.dinoscope.app.bridge.RunRef;
import dev.dinoscope.app.bridge.SnapshotCache;
import dev.dinoscope.app.focus.Focus;
import dev.dinoscope.app.focus.Spot;
import dev.dinoscope.app.session.Memory;
import dev.dinoscope.app.task.Newest;
import dev.dinoscope.engine.finite.NotFiniteException;
import dev.dinoscope.engine.node.NodeClient;
import dev.dinoscope.engine.node.Subscription;
import dev.dinoscope.engine.run.snapshot.SnapshotFile;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Executor;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// A run's probe images and what one patch of one of them looks like to the model at each snapshot.
///
/// Fetching, decoding and mathematics happen on one worker; only the newest request waits.
public final class PatchesViewModel {
    private final NodeSession session;
    private final SnapshotCache cache;
    private final Executor fx;
    private final Newest<PatchFrames> painting;
    private final Newest<List<ProbeImage>> probeReader;
    private final ObjectProperty<Optional<RunRef>> run;
    private final Focus focus;
    private final ObservableList<SnapshotFile> snapshots = FXCollections.observableArrayList();
    private final ObservableList<ProbeImage> probes = FXCollections.observableArrayList();
    private final IntegerProperty position = new SimpleIntegerProperty(-1);
    private final BooleanProperty follow;
    private final ObjectProperty<Optional<Spot>> anchor;
    private final ReadOnlyObjectWrapper<Optional<PatchFrames>> frames = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<SnapshotFile>> basis = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final EncoderChoice encoders = new EncoderChoice();
    private Optional<FramePainter> painter = Optional.empty();
    private Subscription watch = () -> {};
    /// Whether the user has chosen the snapshot that gives the colours.
    private boolean fitted;

    /// @param fx the JavaFX thread
    public PatchesViewModel(NodeSession session, Focus focus, SnapshotCache cache, Executor fx) {
        this.session = session;
        this.focus = focus;
        run = focus.runProperty();
        follow = focus.followProperty();
        anchor = focus.spotProperty();
        this.cache = cache;
        this.fx = fx;
        painting = Newest.on("patch-frames", fx, this::show, this::fail);
        probeReader = Newest.on("patch-probes", fx, this::showProbes, this::fail);
        run.subscribe(this::attach);
        session.clientProperty().subscribe(this::attach);
        position.subscribe(this::requestFrame);
        anchor.subscribe(this::requestFrame);
        encoders.onChange(this::requestFrame);
        follow.subscribe(this::toNewest);
    }

    public ObservableList<RunItem> runs() {
        return session.runs().items();
    }

    /// The run looked into.
    public ObjectProperty<Optional<RunRef>> runProperty() {
        return run;
    }

    /// In order of step.
    public ObservableList<SnapshotFile> snapshots() {
        return snapshots;
    }

    public ObservableList<ProbeImage> probes() {
        return probes;
    }

    /// Which snapshot is shown, counted from 0; -1 as long as there is none.
    public IntegerProperty positionProperty() {
        return position;
    }

    /// Whether a new snapshot is shown as soon as it is there.
    public BooleanProperty followProperty() {
        return follow;
    }

    /// The place that was chosen; empty as long as none was, when the centre of the first image stands in.
    public ObjectProperty<Optional<Spot>> anchorProperty() {
        return anchor;
    }

    /// Which image encoders are looked at.
    public EncoderChoice encoders() {
        return encoders;
    }

    public ReadOnlyObjectProperty<Optional<PatchFrames>> framesProperty() {
        return frames.getReadOnlyProperty();
    }

    /// The snapshot whose principal components give the colours.
    public ReadOnlyObjectProperty<Optional<SnapshotFile>> basisProperty() {
        return basis.getReadOnlyProperty();
    }

    /// Why nothing new can be shown; empty if it can.
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// Fits the colours to the snapshot shown now.
    public void fitColours() {
        fitted = true;
        basis.set(shown());
        requestFrame();
    }

    /// One snapshot on; from the last to the first. For playing through time.
    public void advance() {
        if (!snapshots.isEmpty()) {
            follow.set(false);
            position.set((position.get() + 1) % snapshots.size());
        }
    }

    /// One snapshot on or back by hand, not beyond the first and last.
    public void step(int by) {
        if (!snapshots.isEmpty()) {
            scrub(Math.clamp(position.get() + by, 0, snapshots.size() - 1));
        }
    }

    /// Moves to a snapshot by hand, which ends following.
    public void scrub(int to) {
        if (to != position.get()) {
            follow.set(to == snapshots.size() - 1 && follow.get());
            position.set(to);
        }
    }

    /// What is kept between sessions.
    public Memory memory() {
        return encoders.remember(new Memory());
    }

    /// Whether pictures are still being made.
    public boolean busy() {
        return painting.busy() || probeReader.busy();
    }

    private void attach() {
        watch.close();
        watch = () -> {};
        painting.forget();
        probeReader.forget();
        painter = Optional.empty();
        snapshots.clear();
        probes.clear();
        fitted = false;
        basis.set(Optional.empty());
        frames.set(Optional.empty());
        position.set(-1);
        problem.set("");
        session.clientProperty().get().ifPresent(client -> run.get().ifPresent(wanted -> watch(client, wanted)));
    }

    private void watch(NodeClient client, RunRef wanted) {
        var store = new SnapshotStore(file -> cache.file(client, wanted.id(), file));
        var mine = Optional.of(new FramePainter(store));
        painter = mine;
        var lists = new FxBatch<List<SnapshotFile>>(fx, batch -> {
            if (painter.equals(mine)) {
                showList(batch.getLast(), store);
            }
        });
        watch = client.watchSnapshots(wanted.id(), lists::add);
    }

    private void showList(List<SnapshotFile> now, SnapshotStore store) {
        if (probes.isEmpty() && !now.isEmpty()) {
            probeReader.request(store::probes);
        }
        snapshots.setAll(now);
        if (position.get() < 0 && !follow.get()) {
            position.set(remembered(now));
        }
        if (position.get() >= now.size()) {
            position.set(now.size() - 1);
        }
        toNewest();
    }

    /// The snapshot that was looked at last time, or else the newest.
    private int remembered(List<SnapshotFile> now) {
        var steps = now.stream().map(SnapshotFile::step).toList();
        int at = steps.indexOf(focus.stepProperty().get().orElse(-1));
        return at < 0 ? now.size() - 1 : at;
    }

    private void toNewest() {
        if (follow.get() && !snapshots.isEmpty()) {
            position.set(snapshots.size() - 1);
        }
    }

    private void requestFrame() {
        painter.ifPresent(mine -> shown().ifPresent(snapshot -> {
            // Following, the newest features deserve colours of their own; scrubbing must not change them.
            if (basis.get().isEmpty() || (follow.get() && !fitted)) {
                basis.set(Optional.of(snapshot));
            }
            var colours = basis.get().orElse(snapshot);
            var spot = anchor.get();
            var names = encoders.now();
            painting.request(() -> mine.paint(snapshot, colours, names, spot));
        }));
    }

    private Optional<SnapshotFile> shown() {
        var at = position.get();
        return at >= 0 && at < snapshots.size() ? Optional.of(snapshots.get(at)) : Optional.empty();
    }

    private void show(PatchFrames now) {
        focus.stepProperty().set(OptionalLong.of(now.main().step()));
        problem.set("");
        frames.set(Optional.of(now));
    }

    private void showProbes(List<ProbeImage> images) {
        probes.setAll(images);
    }

    private void fail(Exception cause) {
        if (cause instanceof NotFiniteException) {
            // The picture of another snapshot would be taken for this one's; nor can colours be fitted to this one.
            frames.set(Optional.empty());
            if (!fitted) {
                basis.set(Optional.empty());
            }
        }
        problem.set(Objects.requireNonNullElse(cause.getMessage(), cause.toString()));
    }
}
