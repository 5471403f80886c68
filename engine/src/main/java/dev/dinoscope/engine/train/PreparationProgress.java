package dev.dinoscope.engine.train;

import dev.dinoscope.engine.data.Progress;
import dev.dinoscope.engine.run.RunState;
import dev.dinoscope.engine.run.files.RunLog;
import java.util.Locale;

/// Tells how far the preparation of data is: to the listener, and to everybody who watches the run.
record PreparationProgress(TrainingListener listener, RunLog log, RunPulse pulse) implements Progress {
    @Override
    public void report(String stage, long done, long total) {
        listener.report(stage, done, total);
        pulse.enter(
                RunState.PREPARING,
                total > 0 ? String.format(Locale.ROOT, "%s %,d of %,d", stage, done, total) : stage);
    }

    @Override
    public void note(String message) {
        log.warn(message);
        listener.note(message);
    }
}
