package dev.dinoscope.engine.run;

/// Where a run stands.
public enum RunState {
    /// The directory is there; the process has not reported yet.
    CREATED,
    /// Its launcher has it wait for a place: for a machine, or for other jobs to end.
    QUEUED,
    /// Data and program are being made ready.
    PREPARING,
    RUNNING,
    /// A stop was asked for; the checkpoint is being written.
    STOPPING,
    /// Ended by request; can be resumed.
    STOPPED,
    FINISHED,
    /// Ended by an error, which the message tells.
    FAILED,
    /// Its process is gone without a word (killed, out of memory, power cut). Never written, only derived by readers.
    LOST,
    /// Its state or its recipe cannot be read; the message tells why. Never written, only derived by readers.
    DAMAGED;

    /// Whether a process is still to take it up.
    public boolean isAwaited() {
        return this == CREATED || this == QUEUED;
    }

    /// Whether a process should be working on it.
    public boolean isLive() {
        return this == PREPARING || this == RUNNING || this == STOPPING;
    }
}
