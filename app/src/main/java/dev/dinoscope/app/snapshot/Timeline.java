package dev.dinoscope.app.snapshot;

import dev.dinoscope.app.bridge.FxBatch;
import dev.dinoscope.app.bridge.NodeSession;
import dev.dinoscope.app.bridge.RunItem;
import dev.dinoscope.app.bridge.RunRef;
import dev.dinoscope.app.focus.Focus;
import dev.dinoscope.app.task.Newest;
import dev.dinoscope.engine.node.NodeClient;
import dev.dinoscope.engine.node.Subscription;
import dev.dinoscope.engine.run.snapshot.SnapshotFile;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The snapshots of the run in focus, and which of them is shown: one for the whole window, so that one slider drives
/// every view. The position follows [Focus#stepProperty()] and sets it. On the JavaFX thread.
public final class Timeline {
    private static final int BEAT_MILLIS = 250;

    private final NodeSession session;
    private final Focus focus;
    private final SnapshotStore store;
    private final Executor fx;
    private final Executor nextBeat;
    private final Newest<List<ProbeImage>> probeReader;
    private final ObservableList<SnapshotFile> files = FXCollections.observableArrayList();
    private final ObservableList<ProbeImage> probes = FXCollections.observableArrayList();
    private final ReadOnlyIntegerWrapper position = new ReadOnlyIntegerWrapper(-1);
    private final ReadOnlyObjectWrapper<Optional<Snapshot>> shown = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Snapshot>> pinned = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final BooleanProperty playing = new SimpleBooleanProperty();
    private Optional<SnapshotSource> source = Optional.empty();
    private Subscription watch = () -> {};
    /// Which press of play the beats belong to.
    private int tune;

    /// @param fx the JavaFX thread
    public Timeline(NodeSession session, Focus focus, SnapshotStore store, Executor fx) {
        this.session = session;
        this.focus = focus;
        this.store = store;
        this.fx = fx;
        nextBeat = CompletableFuture.delayedExecutor(BEAT_MILLIS, TimeUnit.MILLISECONDS, fx);
        probeReader = Newest.on("probe-images", fx, this::show, this::fail);
        focus.runProperty().subscribe(_ -> attach());
        session.clientProperty().subscribe((_, _) -> attach());
        focus.stepProperty().subscribe((_, _) -> place());
        focus.followProperty().subscribe((_, _) -> place());
        playing.subscribe(on -> play(on));
    }

    /// What the window looks at: run, step, place in an image.
    public Focus focus() {
        return focus;
    }

    /// All runs that may be looked into.
    public ObservableList<RunItem> runs() {
        return session.runs().items();
    }

    /// The snapshots of the run, in order of step.
    public ObservableList<SnapshotFile> files() {
        return files;
    }

    /// The run's pinned images; empty as long as it has no snapshot.
    public ObservableList<ProbeImage> probes() {
        return probes;
    }

    /// Which snapshot is shown, counted from 0; -1 as long as there is none.
    public ReadOnlyIntegerProperty positionProperty() {
        return position.getReadOnlyProperty();
    }

    /// The newest snapshot at or before the step in focus, or the first one; another when its file is written anew.
    public ReadOnlyObjectProperty<Optional<Snapshot>> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /// The snapshot that others are seen against; empty unless the user chose one.
    public ReadOnlyObjectProperty<Optional<Snapshot>> pinnedProperty() {
        return pinned.getReadOnlyProperty();
    }

    /// Why the pinned images cannot be shown; empty if they can.
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// Whether one snapshot after the other is shown.
    public BooleanProperty playingProperty() {
        return playing;
    }

    /// Whether the pinned images are being read.
    public boolean busy() {
        return probeReader.busy();
    }

    /// Sees the others against the snapshot that is shown now.
    public void pin() {
        pinned.set(shown.get());
    }

    /// One snapshot on or back by hand, not beyond the first and last.
    public void step(int by) {
        if (!files.isEmpty()) {
            scrub(Math.clamp(position.get() + by, 0, files.size() - 1));
        }
    }

    /// Moves to a snapshot by hand, which ends following.
    ///
    /// @param to counted from 0
    public void scrub(int to) {
        if (to != position.get()) {
            focus.followProperty()
                    .set(to == files.size() - 1 && focus.followProperty().get());
            moveTo(to);
        }
    }

    /// One snapshot on; from the last to the first.
    private void advance() {
        if (!files.isEmpty()) {
            focus.followProperty().set(false);
            moveTo((position.get() + 1) % files.size());
        }
    }

    private void moveTo(int at) {
        focus.stepProperty().set(OptionalLong.of(files.get(at).step()));
    }

    private void play(boolean on) {
        tune++;
        if (on) {
            beat(tune);
        }
    }

    private void beat(int mine) {
        nextBeat.execute(() -> {
            if (mine == tune) {
                advance();
                beat(mine);
            }
        });
    }

    private void attach() {
        watch.close();
        watch = () -> {};
        probeReader.forget();
        source = Optional.empty();
        files.clear();
        probes.clear();
        problem.set("");
        pinned.set(Optional.empty());
        position.set(-1);
        shown.set(Optional.empty());
        session.clientProperty()
                .get()
                .ifPresent(client -> focus.runProperty().get().ifPresent(run -> watch(client, run)));
    }

    private void watch(NodeClient client, RunRef run) {
        var mine = store.of(client, run);
        source = Optional.of(mine);
        var lists = new FxBatch<List<SnapshotFile>>(fx, batch -> {
            if (source.filter(now -> now == mine).isPresent()) {
                show(batch.getLast(), mine);
            }
        });
        watch = client.watchSnapshots(run.id(), lists::add);
    }

    private void show(List<SnapshotFile> now, SnapshotSource from) {
        if (probes.isEmpty() && !now.isEmpty()) {
            probeReader.request(() -> store.probes(from));
        }
        files.setAll(now);
        pinned.get()
                .map(Snapshot::step)
                .ifPresent(step -> pinned.set(at(floor(step), from).filter(again -> again.step() == step)));
        place();
    }

    /// Finds the snapshot for the step in focus, or the step for the newest snapshot.
    private void place() {
        // Between two runs the step is the new one's and the list the old one's.
        var from = source.filter(
                known -> Optional.of(known.run()).equals(focus.runProperty().get()));
        if (from.isEmpty() || files.isEmpty()) {
            position.set(-1);
            shown.set(Optional.empty());
            return;
        }
        var step = focus.stepProperty().get();
        if (focus.followProperty().get() || step.isEmpty()) {
            step = OptionalLong.of(files.getLast().step());
            focus.stepProperty().set(step);
        }
        int at = floor(step.getAsLong());
        position.set(at);
        shown.set(at(at, from.get()));
    }

    private Optional<Snapshot> at(int index, SnapshotSource from) {
        return index >= 0 && index < files.size()
                ? Optional.of(new Snapshot(from, files.get(index)))
                : Optional.empty();
    }

    /// The newest at or before a step; the first one when all are after it.
    private int floor(long step) {
        int at = 0;
        while (at + 1 < files.size() && files.get(at + 1).step() <= step) {
            at++;
        }
        return at;
    }

    private void show(List<ProbeImage> images) {
        problem.set("");
        probes.setAll(images);
    }

    private void fail(Exception cause) {
        problem.set(Objects.requireNonNullElse(cause.getMessage(), cause.toString()));
    }
}
