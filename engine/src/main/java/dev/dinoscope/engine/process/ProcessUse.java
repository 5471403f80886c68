package dev.dinoscope.engine.process;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/// What this process takes of the machine.
public final class ProcessUse {
    private static final Path STATUS = Path.of("/proc/self/status");

    private ProcessUse() {}

    /// CPU time of all threads since the start of the process, in seconds.
    public static double cpuSeconds() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime() / 1e9;
    }

    /// Resident memory in MiB; empty where the system does not tell (outside Linux).
    public static OptionalLong residentMib() {
        return statusMib("VmRSS:");
    }

    /// Highest resident memory so far in MiB; empty where the system does not tell.
    public static OptionalLong peakResidentMib() {
        return statusMib("VmHWM:");
    }

    private static OptionalLong statusMib(String key) {
        try (var lines = Files.lines(STATUS)) {
            return lines.filter(line -> line.startsWith(key))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                    .findFirst();
        } catch (IOException _) {
            return OptionalLong.empty();
        }
    }
}
