package dev.dinoscope.engine.run;

import dev.dinoscope.engine.run.files.PlausibleTime;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// `state.json`: what the trainer says about itself each second.
///
/// @param process who is (or was last) at work on the run; null before the first start
/// @param started when the run was first started (created, before that)
/// @param updated when this was written
/// @param message for people: what is being done, or why it failed
/// @param metrics the newest value of each scalar, so that a list of runs need not read event files
/// @param alerts how many lines `alerts.jsonl` has
/// @param newestAlert the last of them; null without any
public record RunStatus(
        RunState state,
        long step,
        long totalSteps,
        @Nullable ProcessMark process,
        Instant started,
        Instant updated,
        String message,
        SequencedMap<String, Double> metrics,
        long alerts,
        @Nullable Alert newestAlert) {
    public RunStatus {
        Objects.requireNonNull(state, "state is missing");
        Objects.requireNonNull(started, "started is missing");
        Objects.requireNonNull(updated, "updated is missing");
        PlausibleTime.require("started", started);
        PlausibleTime.require("updated", updated);
        requireCount("step", step);
        requireCount("total_steps", totalSteps);
        requireCount("alerts", alerts);
        message = Objects.requireNonNullElse(message, "");
        var all = new LinkedHashMap<>(Objects.requireNonNullElse(metrics, new LinkedHashMap<>()));
        all.forEach((metric, value) -> Objects.requireNonNull(value, () -> "the metric " + metric + " has no value"));
        metrics = Collections.unmodifiableSequencedMap(all);
    }

    private static void requireCount(String what, long count) {
        if (count < 0) {
            throw new IllegalArgumentException(what + " is " + count);
        }
    }

    /// What is shown of a run whose state cannot be read.
    ///
    /// @param seen a time that stands for all its times
    public static RunStatus damaged(Instant seen) {
        return new RunStatus(RunState.DAMAGED, 0, 0, null, seen, seen, "", new LinkedHashMap<>(), 0, null);
    }

    /// Of a run that nobody has started yet.
    public static RunStatus created(long totalSteps, Instant now) {
        return new RunStatus(RunState.CREATED, 0, totalSteps, null, now, now, "", new LinkedHashMap<>(), 0, null);
    }

    /// A process takes the run up.
    public RunStatus takenUp(ProcessMark by, Instant now) {
        var begun = process == null ? now : started;
        return new RunStatus(RunState.PREPARING, step, totalSteps, by, begun, now, "", metrics, alerts, newestAlert);
    }

    public RunStatus withState(RunState next, String text, Instant now) {
        return new RunStatus(next, step, totalSteps, process, started, now, text, metrics, alerts, newestAlert);
    }

    /// @param newest joins (and replaces) the metrics so far
    public RunStatus withProgress(long now, long total, Map<String, Double> newest, Instant time) {
        var all = new LinkedHashMap<>(metrics);
        all.putAll(newest);
        return new RunStatus(state, now, total, process, started, time, message, all, alerts, newestAlert);
    }

    /// @param count of all alerts so far
    /// @param newest the last of them
    public RunStatus withAlerts(long count, @Nullable Alert newest, Instant time) {
        return new RunStatus(state, step, totalSteps, process, started, time, message, metrics, count, newest);
    }

    /// As [#observed(Liveness, LaunchMark)] of a run of which nobody knows who launched it.
    public RunStatus observed(Liveness liveness) {
        return observed(liveness, null);
    }

    /// The status as a reader should see it: LOST when it claims to live but its process is gone, or when no process
    /// has come for it. One that waits in a queue is not lost as long as whoever launched it says so.
    ///
    /// @param launch the run's, if it has one
    public RunStatus observed(Liveness liveness, @Nullable LaunchMark launch) {
        if (state.isAwaited() && !liveness.isAwaited(updated, launch)) {
            var who = launch == null ? "no process has" : launch.text() + " has ended and has not";
            return lost(who + " taken it up; resume it, and look into console.txt if that fails too");
        }
        if (!state.isLive() || (process != null && liveness.isAlive(process, updated))) {
            return this;
        }
        var pid =
                process == null ? "" : String.format(Locale.ROOT, " (process %d on %s)", process.pid(), process.host());
        return lost(String.format(
                Locale.ROOT, "the training process%s is gone without a word; log.txt has its last lines", pid));
    }

    private RunStatus lost(String text) {
        return new RunStatus(
                RunState.LOST, step, totalSteps, process, started, updated, text, metrics, alerts, newestAlert);
    }
}
