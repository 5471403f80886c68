package dev.dinoscope.engine.run;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.Objects;

/// Names a process beyond doubt: ids are used again, so the time of its start belongs to it.
///
/// @param started as the operating system tells it; the epoch where it does not
public record ProcessMark(String host, long pid, Instant started) {
    public ProcessMark {
        Objects.requireNonNull(host, "host is missing");
        Objects.requireNonNull(started, "started is missing");
    }

    public static ProcessMark current() {
        return of(ProcessHandle.current());
    }

    public static ProcessMark of(ProcessHandle process) {
        return new ProcessMark(
                thisHost(), process.pid(), process.info().startInstant().orElse(Instant.EPOCH));
    }

    static String thisHost() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException nameless) {
            return "localhost";
        }
    }
}
