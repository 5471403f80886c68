package dev.dinoscope.engine.run.events;

/// What an event file says.
public sealed interface LogEvent {
    /// Unix time in seconds.
    double wallTime();

    long step();

    /// The value of a scalar at a step.
    ///
    /// @param tag such as `loss` or `eval/test/recall_at_1`
    record Scalar(String tag, long step, double wallTime, double value) implements LogEvent {}

    /// The run was resumed: everything at `step` and later that was logged before no longer holds.
    record Restart(long step, double wallTime) implements LogEvent {}
}
