package dev.dinoscope.engine.train;

import dev.dinoscope.engine.run.RunDirectory;
import dev.dinoscope.engine.run.events.ScalarLog;
import dev.dinoscope.engine.train.alert.StepSample;
import java.io.IOException;
import java.util.List;
import java.util.stream.LongStream;

/// What a run logged up to the checkpoint from which it goes on.
final class RunHistory {
    private final ScalarLog scalars;
    private final long steps;

    private RunHistory(ScalarLog scalars, long steps) {
        this.scalars = scalars;
        this.steps = steps;
    }

    /// @param steps done at the checkpoint
    static RunHistory read(RunDirectory run, long steps) throws IOException {
        return new RunHistory(ScalarLog.read(run.path()), steps);
    }

    /// What was damaged in the event files.
    List<String> warnings() {
        return scalars.warnings();
    }

    boolean has(String tag, long step) {
        var series = scalars.series(tag);
        return series != null && series.has(step);
    }

    /// NaN where there is none.
    double value(String tag, long step) {
        var series = scalars.series(tag);
        return series == null ? Double.NaN : series.at(step);
    }

    /// One for each step.
    ///
    /// @param watched the tag of the loss
    List<StepSample> samples(int batch, String watched) {
        return LongStream.rangeClosed(1, steps)
                .mapToObj(step -> StepLog.sample(step, batch, watched, tag -> value(tag, step)))
                .toList();
    }
}
