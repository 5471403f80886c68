package dev.dinoscope.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dinoscope.app.bridge.NodeSession;
import dev.dinoscope.app.focus.Focus;
import dev.dinoscope.app.snapshot.Snapshot;
import dev.dinoscope.app.snapshot.SnapshotStore;
import dev.dinoscope.app.snapshot.Timeline;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Time without a window: who moves it, and what is shown then.
final class TimelineTest {
    private static final String RUN = "clip-pictograms-20261122-031500";
    private static final String OTHER = "clip-patch-stem-20261122-021733";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path cache;

    private final RecordedNode node = Example.node();
    private final FxQueue fx = new FxQueue();
    private final NodeSession session = new NodeSession(() -> node, fx);
    private final Focus focus = new Focus();

    @SuppressWarnings("NullAway.Init")
    private Timeline timeline;

    @BeforeEach
    void attach() throws InterruptedException {
        timeline = new Timeline(session, focus, new SnapshotStore(cache), fx);
        session.connect();
        focus.runProperty().set(Optional.of(session.ref(RUN)));
        fx.until(() -> shown() == 1200 && !timeline.probes().isEmpty());
    }

    @AfterEach
    void close() {
        session.close();
    }

    @Test
    void followsTheNewestAndTellsTheFocus() throws InterruptedException {
        assertThat(timeline.positionProperty().get()).isEqualTo(12);
        assertThat(timeline.probes()).hasSize(18);
        assertThat(focus.stepProperty().get()).hasValue(1200);
        copy(1200, 1300);
        fx.until(() -> shown() == 1300);
        assertThat(focus.stepProperty().get()).hasValue(1300);
    }

    @Test
    void lookingBackEndsFollowingAndStays() throws InterruptedException {
        timeline.scrub(3);
        assertThat(shown()).isEqualTo(300);
        assertThat(focus.followProperty().get()).isFalse();
        copy(1200, 1300);
        fx.until(() -> timeline.files().size() == 14);
        assertThat(shown()).isEqualTo(300);
        timeline.step(-9);
        assertThat(shown()).isZero();
        timeline.step(99);
        assertThat(shown()).isEqualTo(1300);
        focus.followProperty().set(true);
        assertThat(timeline.positionProperty().get()).isEqualTo(13);
    }

    @Test
    void anyViewMovesTimeByTheFocus() {
        focus.followProperty().set(false);
        focus.stepProperty().set(OptionalLong.of(437));
        assertThat(shown()).as("the newest before it").isEqualTo(400);
        focus.stepProperty().set(OptionalLong.of(-1));
        assertThat(shown()).as("none is before it").isZero();
    }

    @Test
    void anotherRunHasItsOwnTime() throws InterruptedException {
        timeline.scrub(3);
        focus.runProperty().set(Optional.of(session.ref(OTHER)));
        assertThat(timeline.shownProperty().get()).isEmpty();
        assertThat(timeline.probes()).isEmpty();
        node.file(OTHER, "probes/probes.json", node.read(RUN, "probes/probes.json"));
        node.file(OTHER, "probes/probes.safetensors", node.read(RUN, "probes/probes.safetensors"));
        node.snapshot(OTHER, 50, node.read(RUN, "snapshots/000100.safetensors"));
        fx.until(() -> shown() == 50);
        focus.runProperty().set(Optional.of(session.ref(RUN)));
        fx.until(() -> timeline.shownProperty().get().isPresent());
        assertThat(shown()).as("where it was left").isEqualTo(300);
    }

    @Test
    void aSnapshotWrittenAnewIsAnotherAndItsPinMovesAlong() throws InterruptedException {
        timeline.scrub(3);
        timeline.pin();
        var before = timeline.shownProperty().get().orElseThrow();
        assertThat(timeline.pinnedProperty().get()).contains(before);
        copy(400, 300);
        fx.until(() -> !timeline.shownProperty().get().equals(Optional.of(before)));
        assertThat(shown()).isEqualTo(300);
        assertThat(timeline.pinnedProperty().get())
                .isEqualTo(timeline.shownProperty().get());
    }

    @Test
    void playsFromTheLastToTheFirstAndOn() throws InterruptedException {
        timeline.playingProperty().set(true);
        fx.until(() -> shown() == 0);
        fx.until(() -> shown() == 100);
        assertThat(focus.followProperty().get()).isFalse();
        timeline.playingProperty().set(false);
    }

    @Test
    void withoutTheNodeThereIsNothingToShow() throws InterruptedException {
        timeline.scrub(3);
        session.connect();
        assertThat(timeline.positionProperty().get()).isEqualTo(-1);
        fx.until(() -> timeline.shownProperty().get().isPresent());
        assertThat(shown()).isEqualTo(300);
    }

    private long shown() {
        return timeline.shownProperty().get().map(Snapshot::step).orElse(-1L);
    }

    private void copy(long from, long to) {
        node.snapshot(RUN, to, node.read(RUN, String.format(Locale.ROOT, "snapshots/%06d.safetensors", from)));
    }
}
