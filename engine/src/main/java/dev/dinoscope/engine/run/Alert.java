package dev.dinoscope.engine.run;

import dev.dinoscope.engine.run.files.PlausibleTime;
import java.time.Instant;
import java.util.Objects;

/// Something in a run that its owner should look at: one line of `alerts.jsonl`.
///
/// @param step steps done when it was noticed
/// @param message for people: what was seen, with its numbers, and what can be done
public record Alert(Instant time, long step, AlertKind kind, String message) {
    public Alert {
        Objects.requireNonNull(time, "time is missing");
        Objects.requireNonNull(kind, "kind is missing");
        Objects.requireNonNull(message, "message is missing");
        PlausibleTime.require("time", time);
    }
}
