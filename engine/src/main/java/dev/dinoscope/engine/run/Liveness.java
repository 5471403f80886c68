package dev.dinoscope.engine.run;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// Tells whether the process of a run still works on it.
@FunctionalInterface
public interface Liveness {
    /// @param updated when it last gave a sign
    boolean isAlive(ProcessMark process, Instant updated);

    /// Asks the operating system about processes of this host. Of another host's (a run on a shared disk) only the
    /// signs of life can be seen: two minutes without one count as gone.
    static Liveness here(InstantSource clock) {
        var host = ProcessMark.thisHost();
        return (process, updated) -> process.host().equals(host)
                ? runsHere(process)
                : Duration.between(updated, clock.instant()).compareTo(Duration.ofMinutes(2)) < 0;
    }

    private static boolean runsHere(ProcessMark process) {
        return ProcessHandle.of(process.pid())
                .filter(ProcessHandle::isAlive)
                .map(ProcessMark::of)
                // Some systems round the start differently from call to call.
                .filter(now ->
                        Duration.between(now.started(), process.started()).abs().toMillis() < 1000)
                .isPresent();
    }
}
