package dev.dinoscope.engine.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.dinoscope.engine.run.files.PlausibleTime;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// `launch.json`: who was last asked to start the run, and how what was started is found again there. It is either a
/// process or a job.
///
/// @param launcher its name, such as `local`
/// @param process null for a job
/// @param job what the launcher calls the job; null for a process
/// @param launched when it was asked
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LaunchMark(
        String launcher,
        @Nullable ProcessMark process,
        @Nullable String job,
        Instant launched) {
    private static final int LONGEST = 255;

    public LaunchMark {
        Objects.requireNonNull(launched, "launched is missing");
        PlausibleTime.require("launched", launched);
        requireName("launcher", Objects.requireNonNull(launcher, "launcher is missing"));
        if (job != null) {
            requireName("job", job);
        }
        if ((process == null) == (job == null)) {
            throw new IllegalArgumentException("a launch has either a process or a job");
        }
    }

    private static void requireName(String what, String name) {
        if (name.isBlank() || name.length() > LONGEST || name.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(what + " is no name of one line");
        }
    }

    public static LaunchMark of(String launcher, ProcessMark process, Instant launched) {
        return new LaunchMark(launcher, process, null, launched);
    }

    public static LaunchMark of(String launcher, String job, Instant launched) {
        return new LaunchMark(launcher, null, job, launched);
    }

    /// For people: `process 4711 on workstation`, `job 4711 of slurm`.
    public String text() {
        return process == null
                ? String.format(Locale.ROOT, "job %s of %s", job, launcher)
                : String.format(Locale.ROOT, "process %d on %s", process.pid(), process.host());
    }
}
