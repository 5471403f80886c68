package dev.dinoscope.engine.run;

import dev.dinoscope.engine.run.files.JsonLog;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// `alerts.jsonl`: what a run warned of, one JSON object a line.
public final class AlertLog {
    private final JsonLog<Alert> log;

    /// @param file the run's [RunDirectory#alerts()]
    public AlertLog(Path file) {
        this.log = new JsonLog<>(file, Alert.class, "alert");
    }

    /// Appends and forces to disk.
    public void append(Alert alert) throws IOException {
        log.append(alert);
    }

    /// In the order of writing; lines that cannot be read are left out.
    public List<Alert> read() throws IOException {
        return log.read().values();
    }

    /// Forgets what lies behind a checkpoint that a run goes back to.
    public void dropAfter(long step) throws IOException {
        log.retain(alert -> alert.step() <= step);
    }
}
