package dev.dinoscope.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dinoscope.app.bridge.Headline;
import dev.dinoscope.app.bridge.NodeSession;
import dev.dinoscope.app.view.runs.RunsViewModel;
import dev.dinoscope.engine.node.ConnectionState;
import dev.dinoscope.engine.node.NodeClient;
import dev.dinoscope.engine.node.NodeException;
import dev.dinoscope.engine.run.RunState;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/// The session and the run table's model on a thread that stands for JavaFX's: this one.
final class NodeSessionTest {
    private final BlockingQueue<Runnable> fx = new LinkedBlockingQueue<>();
    private final RecordedNode node = new RecordedNode();

    @Test
    void runsKeepTheirIdentityAcrossLists() throws InterruptedException {
        node.show(RecordedNode.run("a", RunState.RUNNING, 10, 100));
        var session = connected();
        var before = session.runs().items().getFirst();
        node.show(RecordedNode.run("b", RunState.CREATED, 0, 100), RecordedNode.run("a", RunState.FINISHED, 100, 100));
        until(() -> session.runs().items().size() == 2);
        assertThat(session.runs().items().getLast()).isSameAs(before);
        assertThat(before.info().state()).isEqualTo(RunState.FINISHED);
    }

    @Test
    void headlineFollowsTheNewestScalars() throws InterruptedException {
        node.show(RecordedNode.run("a", RunState.RUNNING, 10, 100));
        node.scalar("a", Headline.LOSS, 1, 4.5);
        var session = connected();
        var item = session.runs().items().getFirst();
        node.scalar("a", Headline.RECALL, 2, 0.25);
        until(() -> !Double.isNaN(item.headlineProperty().get().recall()));
        assertThat(item.headlineProperty().get().loss()).isEqualTo(4.5);
        assertThat(item.headlineProperty().get().imagesPerSecond()).isNaN();
    }

    @Test
    void aNodeThatDoesNotStartIsLostAndCanBeTriedAgain() throws InterruptedException {
        var down = new boolean[] {true};
        var session = new NodeSession(
                () -> {
                    if (down[0]) {
                        throw new NodeException(NodeException.Kind.UNREACHABLE, "The port is taken");
                    }
                    return node;
                },
                fx::add);
        session.connect();
        until(() -> session.connectionProperty().get() instanceof ConnectionState.Lost);
        assertThat(session.connectionProperty().get()).isEqualTo(new ConnectionState.Lost("The port is taken"));
        down[0] = false;
        session.connect();
        until(() -> session.connectionProperty().get() instanceof ConnectionState.Connected);
    }

    @Test
    void filterWantsEveryWordAndActionsFollowTheSelection() throws InterruptedException {
        node.show(
                RecordedNode.run("clip-small", RunState.RUNNING, 1, 9),
                RecordedNode.run("clip-large", RunState.FAILED, 1, 9));
        var session = connected();
        var model = new RunsViewModel(session.runs());
        var stoppable = model.stoppable();
        var resumable = model.resumable();
        model.filterProperty().set("failed CLIP");
        assertThat(model.shown()).extracting(item -> item.id()).containsExactly("clip-large");
        assertThat(model.summary().get()).isEqualTo("1 of 2 runs, 1 live");
        model.selected().setAll(model.shown());
        assertThat(stoppable.get()).isFalse();
        assertThat(resumable.get()).isTrue();
        node.show(RecordedNode.run("clip-large", RunState.RUNNING, 2, 9));
        until(stoppable::get);
        assertThat(resumable.get()).isFalse();
    }

    private NodeSession connected() throws InterruptedException {
        var session = new NodeSession(() -> (NodeClient) node, fx::add);
        session.connect();
        until(() -> session.clientProperty().get().isPresent()
                && !session.runs().items().isEmpty());
        return session;
    }

    /// Does the JavaFX thread's work until the condition holds.
    private void until(BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) {
            var work = fx.poll(10, TimeUnit.SECONDS);
            assertThat(work).as("work for the JavaFX thread").isNotNull();
            work.run();
        }
    }
}
