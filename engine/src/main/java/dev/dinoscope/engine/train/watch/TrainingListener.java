package dev.dinoscope.engine.train.watch;

import dev.dinoscope.engine.data.Progress;
import dev.dinoscope.engine.run.Alert;
import dev.dinoscope.engine.run.EvaluationResult;

/// Hears what a trainer does, for a terminal or a log. The truth is in the run directory.
public interface TrainingListener extends Progress {
    /// Nobody listens.
    TrainingListener NONE = new TrainingListener() {};

    @Override
    default void report(String stage, long done, long total) {}

    /// @param done steps done so far
    default void stepped(long done, long total, double loss, double imagesPerSecond) {}

    /// The run warned of something.
    default void alerted(Alert alert) {}

    /// A split was evaluated.
    default void evaluated(EvaluationResult result) {}
}
