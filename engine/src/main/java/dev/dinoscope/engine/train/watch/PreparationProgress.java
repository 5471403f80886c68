package dev.dinoscope.engine.train.watch;

import dev.dinoscope.engine.data.Progress;
import dev.dinoscope.engine.run.RunState;
import java.util.Locale;

/// Tells how far the preparation of data is: to the listener, and to everybody who watches the run.
public record PreparationProgress(Watchers watchers) implements Progress {
    @Override
    public void report(String stage, long done, long total) {
        watchers.listener().report(stage, done, total);
        watchers.pulse()
                .enter(
                        RunState.PREPARING,
                        total > 0 ? String.format(Locale.ROOT, "%s %,d of %,d", stage, done, total) : stage);
    }

    @Override
    public void note(String message) {
        watchers.warn(message);
    }
}
