package dev.dinoscope.app;

import dev.dinoscope.app.settings.Theme;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Takes pictures of the workbench, each once all that was asked for is on screen.
final class Pictures {
    private static final long PATIENCE_SECONDS = 60;

    private final Workbench workbench;
    private final Path directory;

    Pictures(Workbench workbench, Path directory) {
        this.workbench = workbench;
        this.directory = directory;
    }

    /// Writes `VIEW-THEME.png` for each view.
    void takeAll(Theme... themes) throws InterruptedException, IOException {
        for (var theme : themes) {
            FxThread.run(() -> workbench.appearance().show(theme));
            for (var view : workbench.viewIds()) {
                FxThread.run(() -> workbench.shell().open(view));
                take(view, theme);
            }
        }
    }

    /// Writes `NAME-THEME.png` of what is in front.
    void take(String name, Theme theme) throws InterruptedException, IOException {
        try {
            FxThread.get(workbench.shell()::whenSettled).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException problem) {
            throw new IOException("no picture of " + name + ": it does not come to rest", problem);
        }
        var file = directory.resolve(
                String.format(Locale.ROOT, "%s-%s.png", name, theme.name().toLowerCase(Locale.ROOT)));
        FxThread.get(workbench.shell()::picture).write(file);
    }
}
