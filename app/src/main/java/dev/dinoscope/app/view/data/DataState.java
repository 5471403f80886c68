package dev.dinoscope.app.view.data;

import dev.dinoscope.app.task.RunningTask;

/// How far the data are.
public sealed interface DataState {
    /// No node can be asked.
    record Waiting() implements DataState {}

    /// The cache is being looked at.
    record Looking() implements DataState {}

    /// They have to be prepared first.
    record Missing() implements DataState {}

    /// They are being prepared.
    record Preparing(RunningTask task) implements DataState {}

    /// They cannot be used; the message names what is wrong and the cure.
    record Unusable(String message) implements DataState {}

    /// They are ready to train on.
    record Ready(DataSummary summary) implements DataState {}
}
