package dev.dinoscope.app.view.gram;

import dev.dinoscope.app.focus.Anchor;
import dev.dinoscope.app.focus.Spot;
import dev.dinoscope.app.snapshot.ProbeImage;
import dev.dinoscope.app.snapshot.Snapshot;
import dev.dinoscope.app.snapshot.SnapshotStore;
import dev.dinoscope.app.snapshot.Timeline;
import dev.dinoscope.app.task.Newest;
import dev.dinoscope.engine.inspect.GramMatrix;
import dev.dinoscope.engine.run.snapshot.PatchGrid;
import dev.dinoscope.engine.run.snapshot.SnapshotInfo;
import dev.dinoscope.viz.raster.Grid;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.ObservableList;
import javafx.util.Subscription;

/// The Gram matrix of the image in focus at the snapshot that is shown, as long as somebody looks.
public final class GramViewModel implements AutoCloseable {
    private final Timeline timeline;
    private final SnapshotStore store;
    private final Newest<Gram> computing;
    private final StringProperty encoder = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<Optional<Gram>> gram = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final Subscription watches;

    /// How similar the patches of one image are to one another, for one encoder.
    ///
    /// @param encoders all that the snapshot has, the one that stands for the model first
    /// @param anchor the patch in focus
    /// @param cosines patches × patches, symmetric
    /// @param drift from the pinned snapshot, where that has the encoder
    public record Gram(
            Snapshot snapshot,
            List<String> encoders,
            String encoder,
            PatchGrid grid,
            Anchor anchor,
            Grid cosines,
            Optional<Drift> drift) {

        /// Cosines of all patches of the image with the one in focus.
        float[] row() {
            var row = new float[grid.patches()];
            for (int patch = 0; patch < row.length; patch++) {
                row[patch] = cosines.at(anchor.patch(), patch);
            }
            return row;
        }
    }

    /// How far the matrix has moved since a step: mean squared difference of its entries.
    public record Drift(long since, double value) {}

    /// @param fx the JavaFX thread
    public GramViewModel(Timeline timeline, SnapshotStore store, Executor fx) {
        this.timeline = timeline;
        this.store = store;
        computing = Newest.on("gram-matrix", fx, this::show, this::fail);
        watches = Subscription.combine(
                timeline.pinnedProperty().subscribe((_, _) -> request()),
                timeline.focus().spotProperty().subscribe((_, _) -> request()),
                encoder.subscribe((_, _) -> request()),
                timeline.problemProperty().subscribe(problem::set),
                timeline.shownProperty().subscribe((before, now) -> turn(before, now)));
        request();
    }

    public Timeline timeline() {
        return timeline;
    }

    public ObservableList<ProbeImage> probes() {
        return timeline.probes();
    }

    public ReadOnlyObjectProperty<Optional<Gram>> gramProperty() {
        return gram.getReadOnlyProperty();
    }

    /// Why there is no matrix; empty if there is one.
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// Name of the image encoder; a name that a snapshot does not have stands for the model's.
    public StringProperty encoderProperty() {
        return encoder;
    }

    public boolean busy() {
        return computing.busy() || timeline.busy();
    }

    /// The next of the encoders, around the end.
    public void nextEncoder() {
        gram.get().ifPresent(now -> {
            int at = now.encoders.indexOf(now.encoder);
            encoder.set(now.encoders.get((at + 1) % now.encoders.size()));
        });
    }

    /// Turns to an image, at the same place in it.
    ///
    /// @param by how many on, or back; around the ends
    public void nextImage(int by) {
        if (!probes().isEmpty()) {
            var spot = spot();
            choose(new Spot(Math.floorMod(spot.image() + by, probes().size()), spot.x(), spot.y()));
        }
    }

    /// Turns to a place in an image.
    public void choose(Spot spot) {
        timeline.focus().spotProperty().set(Optional.of(spot));
    }

    Spot spot() {
        return timeline.focus().spotProperty().get().orElse(Spot.CENTRE);
    }

    private void turn(Optional<Snapshot> before, Optional<Snapshot> now) {
        if (!before.map(Snapshot::source).equals(now.map(Snapshot::source))) {
            computing.forget();
            gram.set(Optional.empty());
            problem.set("");
        }
        request();
    }

    private void request() {
        timeline.shownProperty().get().ifPresent(snapshot -> {
            var wanted = encoder.get();
            var spot = spot();
            var pinned = timeline.pinnedProperty().get();
            computing.request(() -> compute(store, snapshot, wanted, spot, pinned));
        });
    }

    /// @param wanted name of an encoder; the model's if the snapshot has none of the name
    /// @param reference what the drift is measured from
    /// @throws dev.dinoscope.engine.finite.NotFiniteException when features of the snapshot are not finite
    static Gram compute(SnapshotStore store, Snapshot snapshot, String wanted, Spot spot, Optional<Snapshot> reference)
            throws IOException {
        var info = store.info(snapshot);
        var encoder = info.grids().containsKey(wanted) ? wanted : info.encoder();
        var features = store.features(snapshot, encoder);
        features.requireFinite(snapshot.step(), encoder);
        var anchor = (spot.image() < features.tokens().images() ? spot : Spot.CENTRE).on(features.grid());
        int patches = features.grid().patches();
        var cosines = GramMatrix.ofImage(features.tokens(), anchor.image());
        var drift = Optional.<Drift>empty();
        if (reference.isPresent() && isComparable(store.info(reference.get()), encoder, features.grid())) {
            var before = store.features(reference.get(), encoder);
            // What is not finite there says nothing about this step.
            drift = Optional.of(before)
                    .filter(there -> there.tokens().notFinite().none())
                    .map(whole -> new Drift(
                            reference.get().step(),
                            GramMatrix.drift(cosines, GramMatrix.ofImage(whole.tokens(), anchor.image()))));
        }
        var matrix = new Grid(patches, patches, cosines);
        return new Gram(snapshot, info.encoders(), encoder, features.grid(), anchor, matrix, drift);
    }

    private static boolean isComparable(SnapshotInfo reference, String encoder, PatchGrid grid) {
        return grid.equals(reference.grids().get(encoder));
    }

    private void show(Gram now) {
        problem.set("");
        gram.set(Optional.of(now));
    }

    private void fail(Exception cause) {
        gram.set(Optional.empty());
        problem.set(Objects.requireNonNullElse(cause.getMessage(), cause.toString()));
    }

    @Override
    public void close() {
        watches.unsubscribe();
        computing.close();
    }
}
