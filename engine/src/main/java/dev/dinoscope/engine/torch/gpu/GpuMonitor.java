package dev.dinoscope.engine.torch.gpu;

import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Reads one GPU every second, off the training thread: asking may start a process.
public final class GpuMonitor implements AutoCloseable {
    private final GpuSource source;
    private final String busId;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("gpu-monitor").daemon().factory());
    private volatile Optional<GpuReading> newest = Optional.empty();

    public GpuMonitor(GpuSource source, String busId) {
        this.source = source;
        this.busId = busId;
        // A fault ends the readings, and nothing else: they are a courtesy.
        var _ = clock.scheduleWithFixedDelay(this::read, 0, 1, TimeUnit.SECONDS);
    }

    private void read() {
        try {
            newest = source.read(busId);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    /// The newest reading; empty before the first one.
    public Optional<GpuReading> newest() {
        return newest;
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
