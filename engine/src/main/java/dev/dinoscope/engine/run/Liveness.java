package dev.dinoscope.engine.run;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/// Tells whether the process of a run still works on it.
@FunctionalInterface
public interface Liveness {
    Duration PATIENCE = Duration.ofMinutes(2);

    /// @param updated when it last gave a sign
    boolean isAlive(ProcessMark process, Instant updated);

    /// Whether the process that is to take up a run may still be on its way.
    ///
    /// @param since when the run was made, or was made ready to go on
    /// @param launch of the run; null when nobody is known to have launched it
    default boolean isAwaited(Instant since, @Nullable LaunchMark launch) {
        return true;
    }

    /// Asks the operating system about processes of this host. Of another host's (a run on a shared disk) only the
    /// signs of life can be seen: two minutes without one count as gone. That also tells a copied run from its
    /// original, whose process lives. A process gets as long to take a run up, or as long as it is there. A job
    /// waits until its launcher says that it has ended; that is not asked here.
    static Liveness here(InstantSource clock) {
        return new Liveness() {
            @Override
            public boolean isAlive(ProcessMark process, Instant updated) {
                var mayRun = !process.isOfThisHost() || process.running().isPresent();
                return mayRun && isRecent(updated, clock);
            }

            @Override
            public boolean isAwaited(Instant since, @Nullable LaunchMark launch) {
                return isRecent(since, clock) || (launch != null && mayCome(launch));
            }
        };
    }

    private static boolean mayCome(LaunchMark launch) {
        var process = launch.process();
        return process == null || process.running().isPresent();
    }

    private static boolean isRecent(Instant sign, InstantSource clock) {
        return Duration.between(sign, clock.instant()).compareTo(PATIENCE) < 0;
    }
}
