package dev.dinoscope.engine.run;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// Tells whether the process of a run still works on it.
@FunctionalInterface
public interface Liveness {
    Duration PATIENCE = Duration.ofMinutes(2);

    /// @param updated when it last gave a sign
    boolean isAlive(ProcessMark process, Instant updated);

    /// Whether the process that is to take up a run may still be on its way.
    ///
    /// @param created when the run was made, or was made ready to go on
    default boolean isAwaited(Instant created) {
        return true;
    }

    /// Asks the operating system about processes of this host. Of another host's (a run on a shared disk) only the
    /// signs of life can be seen: two minutes without one count as gone. That also tells a copied run from its
    /// original, whose process lives. A process gets as long to take a run up.
    static Liveness here(InstantSource clock) {
        var host = ProcessMark.thisHost();
        return new Liveness() {
            @Override
            public boolean isAlive(ProcessMark process, Instant updated) {
                var mayRun = !process.host().equals(host) || runsHere(process);
                return mayRun && isRecent(updated, clock);
            }

            @Override
            public boolean isAwaited(Instant created) {
                return isRecent(created, clock);
            }
        };
    }

    private static boolean isRecent(Instant sign, InstantSource clock) {
        return Duration.between(sign, clock.instant()).compareTo(PATIENCE) < 0;
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
