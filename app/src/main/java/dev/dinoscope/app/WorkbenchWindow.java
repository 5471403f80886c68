package dev.dinoscope.app;

import dev.dinoscope.app.settings.Settings;
import dev.dinoscope.app.settings.SettingsFile;
import dev.dinoscope.app.shell.Question;
import dev.dinoscope.app.shell.Question.Answer;
import java.util.List;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;

/// The workbench in a window that remembers its size and asks before it leaves runs alone.
final class WorkbenchWindow {
    private final Stage stage;
    private final Workbench workbench;
    private final SettingsFile file;
    private Settings settings;
    private Runnable closed = () -> {};

    WorkbenchWindow(Stage stage, Workbench workbench, SettingsFile file, Settings settings, boolean offscreen) {
        this.stage = stage;
        this.workbench = workbench;
        this.file = file;
        this.settings = settings;
        stage.setTitle("Dinoscope");
        stage.setMinWidth(960);
        stage.setMinHeight(600);
        var shell = workbench.shell();
        stage.setScene(
                offscreen
                        ? shell.offscreen(settings.width(), settings.height())
                        : shell.scene(settings.width(), settings.height()));
        stage.setMaximized(settings.maximized() && !offscreen);
        stage.setOnCloseRequest(this::onCloseRequest);
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
        var scene = stage.getScene();
        settings = workbench
                .remember(settings)
                .withWindow(
                        stage.isMaximized() ? settings.width() : scene.getWidth(),
                        stage.isMaximized() ? settings.height() : scene.getHeight(),
                        stage.isMaximized());
        file.write(settings);
        workbench.close();
        stage.hide();
        closed.run();
    }
}
