package dev.dinoscope.engine.train.watch;

import dev.dinoscope.engine.run.RunDirectory;
import dev.dinoscope.engine.run.events.ScalarLog;
import java.io.IOException;
import java.util.List;

/// What a run logged up to the checkpoint from which it goes on.
public final class RunHistory {
    private final ScalarLog scalars;
    private final long steps;

    private RunHistory(ScalarLog scalars, long steps) {
        this.scalars = scalars;
        this.steps = steps;
    }

    /// @param steps done at the checkpoint
    public static RunHistory read(RunDirectory run, long steps) throws IOException {
        return new RunHistory(ScalarLog.read(run.path()), steps);
    }

    /// What was damaged in the event files.
    public List<String> warnings() {
        return scalars.warnings();
    }

    public boolean has(String tag, long step) {
        var series = scalars.series(tag);
        return series != null && series.has(step);
    }

    /// NaN where there is none.
    public double value(String tag, long step) {
        var series = scalars.series(tag);
        return series == null ? Double.NaN : series.at(step);
    }

    /// Done at the checkpoint.
    long steps() {
        return steps;
    }
}
