package dev.dinoscope.engine.node;

import java.time.Instant;
import java.util.List;

/// Load of a node's machine at one moment. Sizes are bytes, loads fractions from 0 to 1.
///
/// @param cpu share of all cores that is busy; NaN where the system does not tell
/// @param cores number of cores the node may use
/// @param loadAverage of the last minute, in processes; NaN where the system does not tell
/// @param processes the node itself and the runs that live
/// @param gpus as `nvidia-smi` reports them; empty without one
public record SystemSample(
        Instant time,
        double cpu,
        int cores,
        double loadAverage,
        long memoryUsed,
        long memoryTotal,
        List<ProcessLoad> processes,
        List<GpuLoad> gpus) {
    public SystemSample {
        processes = List.copyOf(processes);
        gpus = List.copyOf(gpus);
    }

    /// @param run id of the run, or empty for the node itself
    /// @param resident bytes of the process in memory; 0 where the system does not tell
    public record ProcessLoad(String run, long pid, long resident) {}

    /// @param busy NaN where the driver does not tell
    public record GpuLoad(int index, String name, double busy, long memoryUsed, long memoryTotal) {}
}
