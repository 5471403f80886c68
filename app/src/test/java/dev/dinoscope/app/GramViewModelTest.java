package dev.dinoscope.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dinoscope.app.bridge.NodeSession;
import dev.dinoscope.app.focus.Anchor;
import dev.dinoscope.app.focus.Focus;
import dev.dinoscope.app.focus.Spot;
import dev.dinoscope.app.snapshot.SnapshotStore;
import dev.dinoscope.app.snapshot.Timeline;
import dev.dinoscope.app.view.gram.GramViewModel;
import dev.dinoscope.app.view.gram.GramViewModel.Gram;
import dev.dinoscope.engine.run.snapshot.PatchGrid;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The Gram matrix without a window.
final class GramViewModelTest {
    private static final String RUN = "clip-pictograms-20261122-031500";
    private static final PatchGrid GRID = new PatchGrid(8, 8);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path cache;

    private final RecordedNode node = Example.node();
    private final FxQueue fx = new FxQueue();
    private final NodeSession session = new NodeSession(() -> node, fx);
    private final Focus focus = new Focus();

    @SuppressWarnings("NullAway.Init")
    private GramViewModel model;

    @BeforeEach
    void attach() throws InterruptedException {
        var store = new SnapshotStore(cache);
        model = new GramViewModel(new Timeline(session, focus, store, fx), store, fx);
        session.connect();
        focus.runProperty().set(Optional.of(session.ref(RUN)));
        fx.until(() -> isShown(1200) && !model.probes().isEmpty());
    }

    @AfterEach
    void close() {
        model.close();
        session.close();
    }

    @Test
    void isSymmetricWithOnesOnTheDiagonal() {
        var cosines = gram().cosines();
        assertThat(cosines.rows()).isEqualTo(64);
        for (int i = 0; i < 64; i++) {
            assertThat(cosines.at(i, i)).isEqualTo(1);
            for (int j = 0; j < i; j++) {
                assertThat(cosines.at(i, j)).isEqualTo(cosines.at(j, i)).isBetween(-1f, 1f);
            }
        }
    }

    @Test
    void theFocusSaysWhichImage() throws InterruptedException {
        var before = gram();
        focus.spotProperty().set(Optional.of(Spot.of(new Anchor(2, 5), GRID)));
        fx.until(() -> gram().anchor().equals(new Anchor(2, 5)));
        assertThat(gram().cosines().at(0, 1)).isNotEqualTo(before.cosines().at(0, 1));
        model.nextImage(-3);
        fx.until(() -> gram().anchor().equals(new Anchor(17, 5)));
        model.nextImage(1);
        fx.until(() -> gram().anchor().equals(new Anchor(0, 5)));
    }

    @Test
    void oneSliderDrivesItAndAPinTellsTheDrift() throws InterruptedException {
        assertThat(gram().drift()).isEmpty();
        model.timeline().pin();
        fx.until(() -> gram().drift().isPresent());
        assertThat(gram().drift().orElseThrow()).isEqualTo(new GramViewModel.Drift(1200, 0));
        model.timeline().scrub(3);
        fx.until(() -> isShown(300));
        assertThat(gram().drift().orElseThrow().since()).isEqualTo(1200);
        assertThat(gram().drift().orElseThrow().value()).isPositive();
    }

    @Test
    void anotherEncoderHasAGridOfItsOwn() throws InterruptedException {
        model.nextEncoder();
        fx.until(() -> gram().encoder().equals("teacher"));
        assertThat(gram().cosines().rows()).isEqualTo(256);
        model.nextEncoder();
        fx.until(() -> gram().encoder().equals("vit"));
    }

    @Test
    void aSnapshotThatIsNotFiniteHasWordsInPlaceOfAMatrix() throws InterruptedException {
        node.snapshot(RUN, 1300, Poison.in(node.read(RUN, "snapshots/001200.safetensors")));
        fx.until(() -> !model.problemProperty().get().isEmpty());
        assertThat(model.problemProperty().get()).contains("step 1,300", "image 1 patch 1");
        assertThat(model.gramProperty().get()).isEmpty();
        model.timeline().step(-1);
        fx.until(() -> model.gramProperty().get().isPresent());
        assertThat(model.problemProperty().get()).isEmpty();
    }

    private Gram gram() {
        return model.gramProperty().get().orElseThrow();
    }

    private boolean isShown(long step) {
        return model.gramProperty()
                .get()
                .filter(gram -> gram.snapshot().step() == step)
                .isPresent();
    }
}
