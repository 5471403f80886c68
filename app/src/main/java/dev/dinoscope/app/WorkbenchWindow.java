package dev.dinoscope.app;

import dev.dinoscope.app.session.SessionFile;
import dev.dinoscope.app.session.WindowPlace;
import dev.dinoscope.app.shell.notice.Question;
import dev.dinoscope.app.shell.notice.Question.Answer;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.stream.Stream;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;

/// The workbench in a window that remembers its size and asks before it leaves runs alone.
final class WorkbenchWindow {
    private static final Logger LOG = System.getLogger(WorkbenchWindow.class.getName());

    private final Stage stage;
    private final Workbench workbench;
    private final boolean offscreen;
    private final SessionFile file;
    private WindowPlace place;
    private Runnable closed = () -> {};

    /// @param offscreen only pictures of the workbench are wanted, and nothing is to be remembered
    WorkbenchWindow(Stage stage, Workbench workbench, SessionFile file, WindowPlace last, boolean offscreen) {
        this.stage = stage;
        this.workbench = workbench;
        this.file = file;
        this.offscreen = offscreen;
        stage.setTitle("Dinoscope");
        stage.setOnCloseRequest(this::onCloseRequest);
        var shell = workbench.shell();
        if (offscreen) {
            place = last;
            stage.setScene(shell.offscreen(last.width(), last.height()));
        } else {
            place = last.on(screens());
            stage.setScene(shell.scene(place.width(), place.height()));
            stage.setMinWidth(640);
            stage.setMinHeight(480);
            stage.setX(place.x());
            stage.setY(place.y());
            stage.setWidth(place.width());
            stage.setHeight(place.height());
            stage.setMaximized(place.maximized());
        }
    }

    private static List<Rectangle2D> screens() {
        return Stream.concat(Stream.of(Screen.getPrimary()), Screen.getScreens().stream())
                .map(Screen::getVisualBounds)
                .distinct()
                .toList();
    }

    void show() {
        workbench.start();
        stage.show();
    }

    Workbench workbench() {
        return workbench;
    }

    /// Called when the window has closed.
    void onClosed(Runnable listener) {
        closed = listener;
    }

    private void onCloseRequest(WindowEvent event) {
        var live = workbench.liveRuns().size();
        if (live == 0) {
            close();
        } else {
            event.consume();
            workbench.shell().ask(leaving(live));
        }
    }

    private Question leaving(int live) {
        var runs = live == 1 ? "A run is" : live + " runs are";
        return new Question(
                runs + " under way",
                "Runs do not need the window: they go on, and the workbench shows them again when it opens."
                        + " Stopping writes a checkpoint first, so a run can be resumed.",
                List.of(
                        new Answer("Close, runs go on", false, this::close),
                        new Answer(
                                live == 1 ? "Stop the run and close" : "Stop the runs and close",
                                true,
                                () -> workbench.stopLiveRuns(this::close)),
                        new Answer("Stay", false, () -> {})));
    }

    private void close() {
        var session = workbench.remember(placeNow());
        stage.hide();
        if (!offscreen) {
            file.write(session, text -> LOG.log(Level.WARNING, text));
        }
        workbench.close();
        closed.run();
    }

    /// Of a maximized window the size before that is kept, for when it is made smaller again.
    private WindowPlace placeNow() {
        return stage.isMaximized() || stage.isIconified()
                ? new WindowPlace(place.x(), place.y(), place.width(), place.height(), stage.isMaximized())
                : new WindowPlace(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight(), false);
    }
}
