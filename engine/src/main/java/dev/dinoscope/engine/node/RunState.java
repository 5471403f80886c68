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
    LOST;

    /// Whether the run has, or is about to have, a process.
    public boolean live() {
        return switch (this) {
            case CREATED, PREPARING, RUNNING, STOPPING -> true;
            case STOPPED, FINISHED, FAILED, LOST -> false;
        };
    }
}
