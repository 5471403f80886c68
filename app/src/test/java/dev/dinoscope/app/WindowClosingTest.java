package dev.dinoscope.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dinoscope.app.session.SessionFile;
import dev.dinoscope.app.session.WindowPlace;
import dev.dinoscope.engine.node.NodeClient;
import dev.dinoscope.engine.run.RunState;
import dev.dinoscope.engine.run.files.Homes;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.Button;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// Closing the window while runs are under way, or none is.
@ExtendWith(ApplicationExtension.class)
final class WindowClosingTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private static Path home;

    private final RecordedNode node = new RecordedNode();
    private boolean closed;
    private volatile CountDownLatch way = new CountDownLatch(0);

    @SuppressWarnings("NullAway.Init") // set by start
    private Workbench workbench;

    @SuppressWarnings("NullAway.Init")
    private Stage stage;

    @Start
    void start(Stage window) {
        stage = window;
        node.show(
                RecordedNode.run("clip-one", RunState.RUNNING, 10, 100),
                RecordedNode.run("clip-two", RunState.FINISHED, 100, 100));
        workbench = new Workbench(this::connect, new Homes(home, home), Opening.FIRST, new Desktop());
        var shown = new WorkbenchWindow(stage, workbench, new SessionFile(home), WindowPlace.DEFAULT, true);
        shown.onClosed(() -> closed = true);
        shown.show();
    }

    @Test
    void stayingLeavesEverythingAsItWas(FxRobot robot) throws TimeoutException {
        requestClose();
        answer(robot, "Stay");
        assertThat(stage.isShowing()).isTrue();
        assertThat(node.calls).isEmpty();
    }

    @Test
    void runsGoOnWithoutTheWindow(FxRobot robot) throws TimeoutException {
        requestClose();
        answer(robot, "Close, runs go on");
        OnFx.waitUntil(() -> closed && !stage.isShowing());
        assertThat(node.calls).noneMatch(call -> call.startsWith("stop"));
    }

    @Test
    void theWindowClosesWhenTheNodeKnowsThatTheRunIsToStop(FxRobot robot) throws TimeoutException {
        requestClose();
        answer(robot, "Stop the run and close");
        OnFx.waitUntil(() -> closed && !stage.isShowing());
        assertThat(node.calls).contains("stop clip-one").doesNotContain("stop clip-two");
    }

    @Test
    void whileTheNodeIsBeingReachedStoppingWaitsForIt(FxRobot robot) throws TimeoutException {
        OnFx.waitUntil(() -> workbench.liveRuns().size() == 1);
        way = new CountDownLatch(1);
        OnFx.run(() -> workbench.session().connect());
        requestClose();
        answer(robot, "Stop the run and close");
        assertThat(OnFx.get(stage::isShowing)).isTrue();
        way.countDown();
        OnFx.waitUntil(() -> closed && !stage.isShowing());
        assertThat(node.calls).contains("stop clip-one");
    }

    @Test
    void withoutALiveRunNothingIsAsked() throws TimeoutException {
        node.show(RecordedNode.run("clip-one", RunState.FINISHED, 100, 100));
        OnFx.waitUntil(() -> workbench.liveRuns().isEmpty());
        var asked = OnFx.get(() -> {
            stage.fireEvent(new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST));
            return stage.getScene().getRoot().lookup(".answers") != null;
        });
        assertThat(asked).isFalse();
        OnFx.waitUntil(() -> closed && !stage.isShowing());
        assertThat(node.calls).noneMatch(call -> call.startsWith("stop"));
    }

    private NodeClient connect() throws InterruptedException {
        way.await();
        return node;
    }

    private void requestClose() throws TimeoutException {
        OnFx.waitUntil(() -> workbench.liveRuns().size() == 1);
        OnFx.run(() -> stage.fireEvent(new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST)));
        assertThat(stage.isShowing()).isTrue();
    }

    private static void answer(FxRobot robot, String title) {
        var button = robot.lookup(".answers .button")
                .lookup((Button candidate) -> candidate.getText().equals(title))
                .queryButton();
        OnFx.run(button::fire);
    }
}
