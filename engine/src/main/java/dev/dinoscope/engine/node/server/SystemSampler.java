package dev.dinoscope.engine.node.server;

import com.sun.management.OperatingSystemMXBean;
import dev.dinoscope.engine.node.SystemSample;
import dev.dinoscope.engine.node.SystemSample.ProcessLoad;
import dev.dinoscope.engine.runs.RunInfo;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Measures the load of this machine, as far as the system tells it.
final class SystemSampler {
    private final OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private final GpuQuery gpus = new GpuQuery();

    SystemSample sample(List<RunInfo> runs) throws InterruptedException {
        double cpu = system.getCpuLoad();
        double load = system.getSystemLoadAverage();
        return new SystemSample(
                Instant.now(),
                cpu < 0 ? Double.NaN : cpu,
                system.getAvailableProcessors(),
                load < 0 ? Double.NaN : load,
                system.getTotalMemorySize() - availableMemory(),
                system.getTotalMemorySize(),
                processes(runs),
                gpus.ask());
    }

    /// One line for the processor and one for each GPU.
    List<String> devices() throws InterruptedException {
        var devices = new ArrayList<String>();
        devices.add(String.format(
                Locale.ROOT,
                "CPU: %d cores, %.0f GiB",
                system.getAvailableProcessors(),
                (double) system.getTotalMemorySize() / (1L << 30)));
        for (var gpu : gpus.ask()) {
            devices.add(String.format(
                    Locale.ROOT,
                    "GPU %d: %s, %.0f GiB",
                    gpu.index(),
                    gpu.name(),
                    (double) gpu.memoryTotal() / (1L << 30)));
        }
        return devices;
    }

    private static List<ProcessLoad> processes(List<RunInfo> runs) {
        var loads = new ArrayList<ProcessLoad>();
        long self = ProcessHandle.current().pid();
        loads.add(new ProcessLoad("", self, resident(self)));
        for (var run : runs) {
            if (run.state().isLive() && run.pid() > 0) {
                loads.add(new ProcessLoad(run.id(), run.pid(), resident(run.pid())));
            }
        }
        return loads;
    }

    /// Free memory alone would count the page cache as used.
    private long availableMemory() {
        return kibibytes(Path.of("/proc/meminfo"), "MemAvailable:", system.getFreeMemorySize());
    }

    private static long resident(long pid) {
        return kibibytes(Path.of("/proc/" + pid + "/status"), "VmRSS:", 0);
    }

    private static long kibibytes(Path file, String key, long otherwise) {
        if (!Files.isReadable(file)) {
            return otherwise;
        }
        try (var lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith(key))
                    .map(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
                    .findFirst()
                    .orElse(otherwise);
        } catch (IOException | java.io.UncheckedIOException gone) {
            return otherwise; // the process ended meanwhile
        }
    }
}
