package dev.dinoscope.viz;

import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;

/// Runs the parts of tests that need the FX thread, on JavaFX's headless platform.
public final class FxThread {
    private FxThread() {}

    public static <T> T call(Callable<T> action) throws Exception {
        var task = new FutureTask<>(action);
        try {
            Platform.startup(() -> Platform.setImplicitExit(false));
        } catch (IllegalStateException _) {
            // Started by an earlier test of this JVM.
        }
        Platform.runLater(task);
        return task.get(60, TimeUnit.SECONDS);
    }
}
