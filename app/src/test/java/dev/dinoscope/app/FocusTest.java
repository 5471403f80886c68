package dev.dinoscope.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dinoscope.app.bridge.NodeSession;
import dev.dinoscope.app.bridge.RunRef;
import dev.dinoscope.app.focus.EarlierFocus;
import dev.dinoscope.app.focus.Focus;
import dev.dinoscope.app.focus.Spot;
import dev.dinoscope.engine.run.RunState;
import dev.dinoscope.engine.runs.RunInfo;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What the window looks at, without one.
final class FocusTest {
    private static final Spot EAR = new Spot(2, 0.25, 0.75);

    private final RecordedNode node = new RecordedNode();
    private final FxQueue fx = new FxQueue();
    private final NodeSession session = new NodeSession(() -> node, fx);
    private final Focus focus = new Focus();

    @AfterEach
    void close() {
        session.close();
    }

    @Test
    void beginsWithTheNewestRunOnceOneIsKnown() throws InterruptedException {
        focus.beginWith(session.runs());
        assertThat(focus.runProperty().get()).isEmpty();
        node.show(run("b"), run("a"));
        attach();
        assertThat(focus.runProperty().get()).contains(ref("b"));
        assertThat(focus.runs()).containsExactly(ref("b"));

        focus.runs().clear();
        node.show(run("c"), run("b"), run("a"));
        fx.until(() -> session.runs().items().size() == 3);
        assertThat(focus.runs()).as("an empty choice is one too").isEmpty();
        assertThat(focus.runProperty().get()).contains(ref("b"));
    }

    @Test
    void whatWasChosenBeforeTheFirstListStays() throws InterruptedException {
        focus.turnTo(ref("a"));
        focus.beginWith(session.runs());
        node.show(run("b"), run("a"));
        attach();
        assertThat(focus.runProperty().get()).contains(ref("a"));
        assertThat(focus.runs()).containsExactly(ref("a"));
    }

    @Test
    void runsAreSeenInTheOrderTheyWereChosen() {
        focus.show(List.of(ref("a"), ref("b")));
        focus.show(List.of(ref("a"), ref("b"), ref("c")));
        assertThat(focus.runs()).containsExactly(ref("a"), ref("b"), ref("c"));
        focus.show(List.of(ref("c"), ref("a")));
        assertThat(focus.runs()).containsExactly(ref("c"), ref("a"));
        assertThat(focus.colour(ref("c"))).isEqualTo(focus.colour(ref("c"))).isNotEqualTo(focus.colour(ref("a")));
    }

    @Test
    void aRunIsSeenWhereItWasLeftAndANewOneAtTheSamePlace() {
        focus.runProperty().set(Optional.of(ref("a")));
        focus.stepProperty().set(OptionalLong.of(300));
        focus.spotProperty().set(Optional.of(EAR));
        focus.runProperty().set(Optional.of(ref("b")));
        assertThat(focus.stepProperty().get()).as("steps of another run").isEmpty();
        assertThat(focus.spotProperty().get()).contains(EAR);

        focus.stepProperty().set(OptionalLong.of(7));
        focus.spotProperty().set(Optional.of(Spot.CENTRE));
        focus.runProperty().set(Optional.of(ref("a")));
        assertThat(focus.stepProperty().get()).hasValue(300);
        assertThat(focus.spotProperty().get()).contains(EAR);
    }

    @Test
    void comesBackInTheNextSession() throws InterruptedException {
        node.show(run("c"), run("b"), run("a"));
        attach();
        focus.show(List.of(ref("b"), ref("a")));
        focus.runProperty().set(Optional.of(ref("a")));
        focus.followProperty().set(false);
        focus.stepProperty().set(OptionalLong.of(300));
        focus.spotProperty().set(Optional.of(EAR));
        var kept = focus.memory(session::recall).values();

        var next = new Focus();
        next.memory(session::recall).recall(EarlierFocus.in(Map.of(EarlierFocus.KEY, kept)));
        next.beginWith(session.runs());
        assertThat(next.runs()).containsExactly(ref("b"), ref("a"));
        assertThat(next.runProperty().get()).contains(ref("a"));
        assertThat(next.followProperty().get()).isFalse();
        assertThat(next.stepProperty().get()).hasValue(300);
        assertThat(next.spotProperty().get()).contains(EAR);
    }

    @Test
    void aSessionOfTheTimeWhenEachViewHadItsOwnIsRead() throws InterruptedException {
        node.show(run("c"), run("b"), run("a"));
        attach();
        var session = Map.<String, Map<String, Object>>of(
                "curves",
                Map.of("runs", List.of("gone", "a", "b"), "smoothing", 0.5),
                "patches",
                Map.of("run", List.of("b"), "follow", false, "places", List.of("300 2 0.25000 0.75000 b")));
        focus.memory(this.session::recall).recall(EarlierFocus.in(session));
        focus.beginWith(this.session.runs());
        assertThat(focus.runs()).containsExactly(ref("a"), ref("b"));
        assertThat(focus.runProperty().get()).contains(ref("b"));
        assertThat(focus.followProperty().get()).isFalse();
        assertThat(focus.stepProperty().get()).hasValue(300);
        assertThat(focus.spotProperty().get()).contains(EAR);
    }

    private void attach() throws InterruptedException {
        session.connect();
        fx.until(() -> !session.runs().items().isEmpty());
    }

    private RunRef ref(String id) {
        return session.ref(id);
    }

    private static RunInfo run(String id) {
        return RecordedNode.run(id, RunState.FINISHED, 100, 100);
    }
}
