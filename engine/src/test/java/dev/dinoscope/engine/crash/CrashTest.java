package dev.dinoscope.engine.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// A few kills in the suite; `-Ddinoscope.crash.trials=50` for the figures, `-Ddinoscope.crash.seed=…` for others,
/// `-Ddinoscope.crash.settings='method={name: slip}'` for another method.
@EnabledOnOs(OS.LINUX)
class CrashTest {
    private static final int TRIALS = Integer.getInteger("dinoscope.crash.trials", 2);
    private static final long SEED = Long.getLong("dinoscope.crash.seed", 1);

    @Test
    void aRunThatIsKilledAtAnyMomentEndsAsIfItHadNotBeen(@TempDir Path directory)
            throws IOException, InterruptedException {
        var trials = new CrashTrials(directory, SEED);
        var outcomes = new ArrayList<CrashTrials.Outcome>();
        for (var trial = 1; trial <= TRIALS; trial++) {
            outcomes.add(trials.trial());
            System.out.printf(Locale.ROOT, "%3d  %s%n", trial, outcomes.getLast());
        }
        System.out.printf(
                Locale.ROOT,
                "%d of %d resumes exact, flushed metrics lost %d, torn files accepted %d%n",
                outcomes.stream().filter(CrashTrials.Outcome::isExact).count(),
                TRIALS,
                outcomes.stream().mapToInt(outcome -> outcome.lost().size()).sum(),
                outcomes.stream().mapToInt(outcome -> outcome.torn().size()).sum());
        assertThat(outcomes).allMatch(CrashTrials.Outcome::isExact);
    }
}
