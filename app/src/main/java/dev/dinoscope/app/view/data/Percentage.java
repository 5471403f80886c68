package dev.dinoscope.app.view.data;

import dev.dinoscope.app.task.TaskProgress;
import dev.dinoscope.engine.data.Progress;
import java.util.Locale;

/// Passes progress on when it has moved by a percent: the window need not hear of each drawing.
final class Percentage implements Progress {
    private final TaskProgress window;
    private String stage = "";
    private long percent = -1;

    Percentage(TaskProgress window) {
        this.window = window;
    }

    @Override
    public void report(String nowStage, long done, long total) {
        var now = total > 0 ? 100 * done / total : -1;
        if (now != percent || !nowStage.equals(stage)) {
            percent = now;
            stage = nowStage;
            window.report(
                    now / 100.0,
                    total > 0 ? String.format(Locale.ROOT, "%s, %,d of %,d", nowStage, done, total) : nowStage);
        }
    }
}
