package dev.dinoscope.engine.run;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.dinoscope.engine.run.files.PlausibleTime;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/// Names a process beyond doubt: ids are used again, so the time of its start belongs to it.
///
/// @param started as the operating system tells it; the epoch where it does not
public record ProcessMark(String host, long pid, Instant started) {
    private static final Path HOST_NAME = Path.of("/proc/sys/kernel/hostname");
    private static final String NAMELESS = "localhost";

    public ProcessMark {
        Objects.requireNonNull(host, "host is missing");
        Objects.requireNonNull(started, "started is missing");
        PlausibleTime.require("started", started);
    }

    public static ProcessMark current() {
        return of(ProcessHandle.current());
    }

    public static ProcessMark of(ProcessHandle process) {
        return new ProcessMark(
                thisHost(), process.pid(), process.info().startInstant().orElse(Instant.EPOCH));
    }

    /// The process, if it is of this host and still there.
    public Optional<ProcessHandle> running() {
        return isOfThisHost()
                ? ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(this::isStartOf)
                : Optional.empty();
    }

    /// Some systems round the start differently from call to call.
    private boolean isStartOf(ProcessHandle process) {
        return Duration.between(of(process).started, started).abs().toMillis() < 1000;
    }

    @JsonIgnore
    public boolean isOfThisHost() {
        return host.equals(thisHost());
    }

    /// Asked of the system itself where that is possible: a name service may fail, or take seconds without a network.
    public static String thisHost() {
        try {
            var name = Files.readString(HOST_NAME).strip();
            return name.isEmpty() ? NAMELESS : name;
        } catch (IOException notLinux) {
            return nameServiceHost();
        }
    }

    private static String nameServiceHost() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (IOException | RuntimeException nameless) {
            return NAMELESS;
        }
    }
}
