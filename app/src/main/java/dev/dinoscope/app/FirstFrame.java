package dev.dinoscope.app;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;

/// Prints how long the window took to appear, for `--time-start`.
final class FirstFrame {
    private FirstFrame() {}

    /// Counts from the start of the process, which is that of the launcher: it becomes the Java process.
    static void report(Stage stage) {
        var scene = stage.getScene();
        stage.setOnShown(_ -> afterTheNextFrame(scene, () -> {
            var began = ProcessHandle.current().info().startInstant().orElseGet(Instant::now);
            System.out.println(String.format(
                    Locale.ROOT,
                    "first frame after %,d ms",
                    Duration.between(began, Instant.now()).toMillis()));
        }));
    }

    /// The first pulse after the window is shown draws it; the one after that comes when the first has been presented.
    private static void afterTheNextFrame(Scene scene, Runnable then) {
        scene.addPostLayoutPulseListener(new Runnable() {
            private int pulses;

            @Override
            public void run() {
                if (++pulses == 2) {
                    scene.removePostLayoutPulseListener(this);
                    then.run();
                } else {
                    Platform.requestNextPulse();
                }
            }
        });
    }
}
