package dev.dinoscope.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dinoscope.app.bridge.NodeSession;
import dev.dinoscope.app.focus.Anchor;
import dev.dinoscope.app.focus.Focus;
import dev.dinoscope.app.focus.Spot;
import dev.dinoscope.app.shell.View;
import dev.dinoscope.app.snapshot.SnapshotStore;
import dev.dinoscope.app.snapshot.Timeline;
import dev.dinoscope.app.view.patches.PatchFrame;
import dev.dinoscope.app.view.patches.PatchFrames;
import dev.dinoscope.app.view.patches.PatchMap;
import dev.dinoscope.app.view.patches.PatchesView;
import dev.dinoscope.app.view.patches.PatchesViewModel;
import dev.dinoscope.engine.run.snapshot.PatchGrid;
import dev.dinoscope.viz.colour.ValueRange;
import dev.dinoscope.viz.patch.PatchGridPane;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.scene.Scene;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;
import org.testfx.util.WaitForAsyncUtils;

/// Patches under a pointer and over time, with tokens that tell shapes from background better and better.
@ExtendWith(ApplicationExtension.class)
final class PatchesViewTest {
    private static final PatchGrid GRID = new PatchGrid(8, 8);
    private static final String RUN = "clip-pictograms-20261122-031500";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private static Path cache;

    @SuppressWarnings("NullAway.Init") // set by start
    private RecordedNode node;

    @SuppressWarnings("NullAway.Init")
    private NodeSession session;

    private Focus focus = new Focus();

    @SuppressWarnings("NullAway.Init")
    private PatchesViewModel model;

    @SuppressWarnings("NullAway.Init")
    private View view;

    @Start
    void start(Stage window) {
        node = Example.node();
        session = new NodeSession(() -> node, Platform::runLater);
        model = model();
        view = PatchesView.in(() -> model, List::of).open().get();
        window.setScene(new Scene(view.content(), 940, 600));
        session.connect();
        focus.runProperty().set(Optional.of(session.ref(RUN)));
        window.show();
    }

    private PatchesViewModel model() {
        var store = new SnapshotStore(cache);
        return new PatchesViewModel(new Timeline(session, focus, store, Platform::runLater), store, Platform::runLater);
    }

    @Stop
    void stop() {
        view.close();
        session.close();
    }

    @Test
    void theFirstAnchorIsACentreAndAClickMovesItAndAllMaps() throws TimeoutException {
        waitUntil(() ->
                model.framesProperty().get().isPresent() && !model.probes().isEmpty() && large().getWidth() > 100);
        assertThat(focus.spotProperty().get()).isEmpty();
        var before = frame();
        assertThat(before.anchor()).isEqualTo(new Anchor(0, 4 * 8 + 4));

        press(large(), 0.05, 0.05);
        waitUntil(() -> frame().anchor().equals(new Anchor(0, 0)));
        var after = frame();
        for (var image = 0; image < 18; image++) {
            assertThat(Arrays.equals(
                            before.cosines().get(image), after.cosines().get(image)))
                    .as("map of image " + image + " unchanged")
                    .isFalse();
        }
        assertThat(after.cosines().getFirst()[0]).isEqualTo(1);
    }

    @Test
    void scrubbingBackKeepsTheColoursOfTheNewestAndFittingPinsThem() throws TimeoutException {
        waitUntil(() -> basis() == 1200);
        FxToolkit.setupFixture(() -> slider().setValue(3));
        waitUntil(() -> step() == 300);
        assertThat(focus.followProperty().get()).isFalse();
        assertThat(basis()).isEqualTo(1200);
        FxToolkit.setupFixture(model.timeline()::pin);
        FxToolkit.setupFixture(() -> focus.followProperty().set(true));
        waitUntil(() -> step() == 1200);
        assertThat(basis()).isEqualTo(300);
    }

    @Test
    void aSnapshotThatIsNotFiniteHasWordsInPlaceOfPictures() throws TimeoutException {
        waitUntil(() -> step() == 1200 && !model.probes().isEmpty());
        var newest = model.timeline().files().getLast();
        FxToolkit.setupFixture(() -> node.snapshot(RUN, 1300, Poison.in(node.read(RUN, newest.file()))));
        waitUntil(() -> !model.problemProperty().get().isEmpty());
        assertThat(model.framesProperty().get()).isEmpty();
        assertThat(model.problemProperty().get()).contains("step 1,300", "1 of", "image 1 patch 1");
        assertThat(lookup("#patches-refusal").isVisible()).isTrue();
        assertThat(view.figure()).isEmpty();
        // The others are as they were.
        FxToolkit.setupFixture(() -> model.timeline().step(-1));
        waitUntil(() -> step() == 1200);
        assertThat(lookup("#patches-refusal").isVisible()).isFalse();
    }

    @Test
    void playingGoesAroundAllSnapshots() throws TimeoutException {
        waitUntil(() -> step() == 1200);
        FxToolkit.setupFixture(() -> ((ToggleButton) lookup("#play")).setSelected(true));
        // From the last to the first, and on.
        waitUntil(() -> step() == 0);
        waitUntil(() -> step() > 0);
        assertThat(focus.followProperty().get()).isFalse();
    }

    @Test
    void placeInARunIsRememberedAndKeysStepThroughTime() throws TimeoutException {
        waitUntil(() -> step() == 1200);
        FxToolkit.setupFixture(() -> {
            focus.spotProperty().set(Optional.of(Spot.of(new Anchor(2, 5), GRID)));
            key(KeyCode.COMMA);
            key(KeyCode.COMMA);
        });
        waitUntil(() -> step() == 1000 && frame().anchor().equals(new Anchor(2, 5)));
        var values = focus.memory(session::recall).values();
        FxToolkit.setupFixture(() -> {
            focus = new Focus();
            focus.memory(session::recall).recall(values);
            var next = model();
            focus.runProperty().set(Optional.of(session.ref(RUN)));
            model = next;
        });
        waitUntil(() -> step() == 1000);
        assertThat(frame().anchor()).isEqualTo(new Anchor(2, 5));
    }

    @Test
    void twoEncodersShowTheSamePlaceOnTheirOwnGrids() throws TimeoutException {
        waitUntil(() -> step() == 1200);
        FxToolkit.setupFixture(() -> key(KeyCode.B));
        waitUntil(() -> beside("teacher"));
        var beside = frames().beside().orElseThrow();
        assertThat(beside.grid()).isEqualTo(new PatchGrid(16, 16));
        assertThat(beside.anchor()).isEqualTo(new Anchor(0, 8 * 16 + 8));

        waitUntil(() -> lookup("#focus-cosine-beside") instanceof PatchGridPane pane && pane.getWidth() > 100);
        press((PatchGridPane) lookup("#focus-cosine-beside"), 0.99, 0.5);
        waitUntil(() -> frames().beside().orElseThrow().anchor().equals(new Anchor(0, 8 * 16 + 15)));
        assertThat(frame().anchor()).isEqualTo(new Anchor(0, 4 * 8 + 7));

        FxToolkit.setupFixture(() -> key(KeyCode.E));
        waitUntil(() -> frame().encoder().equals("teacher"));
        assertThat(frames().beside()).as("one encoder is not beside itself").isEmpty();
        FxToolkit.setupFixture(() -> key(KeyCode.E));
        waitUntil(() -> frame().encoder().equals("vit") && beside("teacher"));
    }

    @Test
    void theGateIsAMapWhereASnapshotHasOne() throws TimeoutException {
        waitUntil(() -> step() == 1200);
        assertThat(frame().map(PatchMap.GATE, 3)).hasSize(64).doesNotContain(frame().map(PatchMap.COSINE, 3));
        assertThat(lookup("#patch-map").getParent().isVisible()).isTrue();

        FxToolkit.setupFixture(() -> key(KeyCode.B));
        waitUntil(() -> beside("teacher"));
        assertThat(frames().shown(PatchMap.GATE)).isEqualTo(PatchMap.GATE);
        assertThat(frames().range(PatchMap.GATE)).isEqualTo(new ValueRange(0, 1));
        assertThat(frames().beside().orElseThrow().map(PatchMap.GATE, 3))
                .as("one scale for both: what has no gate stays bare")
                .hasSize(256)
                .containsOnly(Float.NaN);

        FxToolkit.setupFixture(() -> key(KeyCode.E));
        waitUntil(() -> frame().encoder().equals("teacher"));
        assertThat(frames().shown(PatchMap.GATE)).isEqualTo(PatchMap.COSINE);
        assertThat(lookup("#patch-map").getParent().isVisible()).isFalse();
    }

    private PatchFrames frames() {
        return model.framesProperty().get().orElseThrow();
    }

    private PatchFrame frame() {
        return frames().main();
    }

    private boolean beside(String encoder) {
        return frames().beside().filter(it -> it.encoder().equals(encoder)).isPresent();
    }

    private void key(KeyCode code) {
        Event.fireEvent(view.content(), new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
    }

    private long step() {
        return model.framesProperty().get().map(frames -> frames.main().step()).orElse(-1L);
    }

    private long basis() {
        return model.basisProperty().get().map(snapshot -> snapshot.step()).orElse(-1L);
    }

    private Slider slider() {
        return (Slider) lookup("#snapshot-slider");
    }

    private PatchGridPane large() {
        return (PatchGridPane) lookup("#focus-cosine");
    }

    private javafx.scene.Node lookup(String selector) {
        return view.content().lookup(selector);
    }

    private static void press(PatchGridPane pane, double x, double y) throws TimeoutException {
        FxToolkit.setupFixture(() -> {
            var at = pane.localToScene(x * pane.getWidth(), y * pane.getHeight());
            Event.fireEvent(
                    pane,
                    new MouseEvent(
                            MouseEvent.MOUSE_PRESSED,
                            at.getX(),
                            at.getY(),
                            0,
                            0,
                            MouseButton.PRIMARY,
                            1,
                            false,
                            false,
                            false,
                            false,
                            true,
                            false,
                            false,
                            true,
                            false,
                            true,
                            null));
        });
    }

    private static void waitUntil(BooleanSupplier condition) throws TimeoutException {
        WaitForAsyncUtils.waitFor(
                120,
                TimeUnit.SECONDS,
                () -> WaitForAsyncUtils.asyncFx(condition::getAsBoolean).get());
    }
}
