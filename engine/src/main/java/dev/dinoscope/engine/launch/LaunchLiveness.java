package dev.dinoscope.engine.launch;

import dev.dinoscope.engine.run.LaunchMark;
import dev.dinoscope.engine.run.Liveness;
import dev.dinoscope.engine.run.ProcessMark;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Asks a launcher about what it has started; others' runs are told by their signs alone.
public record LaunchLiveness(Launcher launcher, Liveness signs) implements Liveness {
    @Override
    public boolean isAlive(ProcessMark process, Instant updated) {
        return signs.isAlive(process, updated);
    }

    @Override
    public boolean isAwaited(Instant since, @Nullable LaunchMark launch) {
        if (launch == null || !launch.launcher().equals(launcher.name())) {
            return signs.isAwaited(since, launch);
        }
        // What is marked may be the start before this one for a moment.
        return launcher.find(launch).state() != Launch.State.ENDED || signs.isAwaited(since, null);
    }
}
