package dev.dinoscope.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dinoscope.app.bridge.NodeSession;
import dev.dinoscope.app.focus.Anchor;
import dev.dinoscope.app.focus.Focus;
import dev.dinoscope.app.focus.Spot;
import dev.dinoscope.app.snapshot.Snapshot;
import dev.dinoscope.app.snapshot.SnapshotStore;
import dev.dinoscope.app.snapshot.Timeline;
import dev.dinoscope.app.view.patches.PatchFrame;
import dev.dinoscope.app.view.patches.PatchFrames;
import dev.dinoscope.app.view.patches.PatchesViewModel;
import dev.dinoscope.engine.run.snapshot.PatchGrid;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the Patches view decides, without a window.
final class PatchesViewModelTest {
    private static final String RUN = "clip-pictograms-20261122-031500";
    private static final String EMPTY = "clip-patch-stem-20261122-021733";
    private static final PatchGrid GRID = new PatchGrid(8, 8);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path cache;

    private final RecordedNode node = Example.node();
    private final FxQueue fx = new FxQueue();
    private final NodeSession session = new NodeSession(() -> node, fx);
    private final Focus focus = new Focus();

    @SuppressWarnings("NullAway.Init")
    private PatchesViewModel model;

    @BeforeEach
    void attach() throws InterruptedException {
        var store = new SnapshotStore(cache);
        model = new PatchesViewModel(new Timeline(session, focus, store, fx), store, fx);
        session.connect();
        focus.runProperty().set(Optional.of(session.ref(RUN)));
        fx.until(() -> step() == 1200 && !model.probes().isEmpty() && !model.busy());
    }

    @AfterEach
    void close() {
        session.close();
    }

    @Test
    void everyImageIsComparedWithThePatchInFocus() throws InterruptedException {
        assertThat(frame().anchor()).isEqualTo(new Anchor(0, 4 * 8 + 4));
        focus.spotProperty().set(Optional.of(Spot.of(new Anchor(3, 9), GRID)));
        fx.until(() -> frame().anchor().equals(new Anchor(3, 9)));
        assertThat(frame().cosines()).hasSize(18);
        assertThat(frame().cosines().get(3)[9]).isEqualTo(1);
        model.choose(Spot.of(new Anchor(99, 0), GRID));
        fx.until(() -> frame().anchor().image() == 0);
    }

    @Test
    void coloursFollowTheNewestStayWhenTheUserLooksBackAndObeyThePin() throws InterruptedException {
        assertThat(basis()).isEqualTo(1200);
        model.timeline().scrub(3);
        fx.until(() -> step() == 300);
        assertThat(basis()).as("colours do not jump").isEqualTo(1200);
        model.timeline().pin();
        assertThat(basis()).isEqualTo(300);
        focus.followProperty().set(true);
        fx.until(() -> step() == 1200);
        assertThat(basis()).isEqualTo(300);
    }

    @Test
    void whatAnotherRunHasIsForgotten() throws InterruptedException {
        focus.runProperty().set(Optional.of(session.ref(EMPTY)));
        assertThat(model.framesProperty().get()).isEmpty();
        assertThat(model.basisProperty().get()).isEmpty();
        assertThat(model.probes()).isEmpty();
        focus.runProperty().set(Optional.of(session.ref(RUN)));
        fx.until(() -> step() == 1200);
    }

    @Test
    void aSnapshotWrittenAnewIsPaintedAnew() throws InterruptedException {
        var before = frame().cosines().getFirst();
        node.snapshot(RUN, 1200, node.read(RUN, "snapshots/000900.safetensors"));
        fx.until(() ->
                frames().map(now -> now.main().cosines().getFirst() != before).orElse(false));
        assertThat(frame().cosines().getFirst()).isNotEqualTo(before);
    }

    @Test
    void aSnapshotThatIsNotFiniteHasWordsInPlaceOfPictures() throws InterruptedException {
        node.snapshot(RUN, 1300, Poison.in(node.read(RUN, "snapshots/001200.safetensors")));
        fx.until(() -> !model.problemProperty().get().isEmpty());
        assertThat(model.problemProperty().get()).contains("step 1,300", "image 1 patch 1");
        assertThat(frames()).isEmpty();
        model.timeline().step(-1);
        fx.until(() -> frames().isPresent());
        assertThat(model.problemProperty().get()).isEmpty();
        assertThat(basis()).isEqualTo(1200);
    }

    @Test
    void theEncodersChosenAreKeptBetweenSessions() throws InterruptedException {
        model.encoders().besideProperty().set("teacher");
        fx.until(() -> frames().flatMap(PatchFrames::beside).isPresent());
        assertThat(frames().orElseThrow().beside().orElseThrow().grid()).isEqualTo(new PatchGrid(16, 16));
        assertThat(model.memory().values()).containsEntry("beside", "teacher");
    }

    private Optional<PatchFrames> frames() {
        return model.framesProperty().get();
    }

    private PatchFrame frame() {
        return frames().orElseThrow().main();
    }

    private long step() {
        return frames().map(frames -> frames.main().step()).orElse(-1L);
    }

    private long basis() {
        return model.basisProperty().get().map(Snapshot::step).orElse(-1L);
    }
}
