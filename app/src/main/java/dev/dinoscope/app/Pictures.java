package dev.dinoscope.app;

import dev.dinoscope.app.settings.Theme;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;

/// Pictures of every view.
final class Pictures {
    /// Charts are drawn on threads of their own, ten times a second; maps may have to be fetched.
    private static final Duration SETTLE = Duration.ofSeconds(2);

    private final Workbench workbench;
    private final Path directory;

    Pictures(Workbench workbench, Path directory) {
        this.workbench = workbench;
        this.directory = directory;
    }

    /// Writes `VIEW-THEME.png` for each.
    void takeAll(Theme... themes) throws InterruptedException, IOException {
        for (var theme : themes) {
            for (var view : workbench.viewIds()) {
                Demo.onFx(() -> {
                    workbench.appearance().themeProperty().set(theme);
                    workbench.shell().open(view);
                    return view;
                });
                Thread.sleep(SETTLE);
                var name = "%s-%s.png".formatted(view, theme.name().toLowerCase(Locale.ROOT));
                Demo.onFx(workbench.shell()::picture).write(directory.resolve(name));
            }
        }
    }
}
