package dev.dinoscope.engine.train.watch;

import dev.dinoscope.engine.run.files.RunLog;

/// Who hears how a run goes: its log, those who watch its state, and a terminal.
public record Watchers(RunLog log, RunPulse pulse, TrainingListener listener) {
    /// Something that people should know before they go on.
    public void warn(String what) {
        log.warn(what);
        listener.note(what);
    }
}
