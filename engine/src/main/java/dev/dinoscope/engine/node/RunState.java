package dev.dinoscope.engine.node;

/// Where a run is in its life.
public enum RunState {
    CREATED,
    PREPARING,
    RUNNING,
    STOPPING,
    STOPPED,
    FINISHED,
    FAILED,
    /// Its process is gone without a word.
    LOST
}
