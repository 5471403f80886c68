package dev.dinoscope.engine.torch;

import dev.dinoscope.engine.torch.gpu.DeviceMemory;
import dev.dinoscope.engine.torch.gpu.GpuMonitor;
import dev.dinoscope.engine.torch.gpu.GpuReading;
import dev.dinoscope.engine.torch.gpu.GpuSource;
import dev.dinoscope.engine.trace.Device;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// What a run takes of the GPU it trains on: the peak of its memory, and how busy the GPU is. On the CPU it
/// tells nothing and costs nothing.
///
/// libtorch keeps what it once took, so the memory taken since the start, read now and then, is the peak. It
/// is what PyTorch calls reserved, some percent above what its tensors need at most; memory that other
/// processes take meanwhile is counted too.
public final class GpuUse implements AutoCloseable {
    private final Libtorch libtorch;
    private final Device device;
    private final long before;
    private final Optional<GpuMonitor> monitor;
    private long peak;

    private GpuUse(Libtorch libtorch, Device device) {
        this.libtorch = libtorch;
        this.device = device;
        this.before = libtorch.memory(device).map(DeviceMemory::used).orElse(0L);
        this.monitor = libtorch.busId(device).map(busId -> new GpuMonitor(GpuSource.ofThisMachine(), busId));
    }

    /// Begins before the model is loaded.
    public static GpuUse of(Libtorch libtorch, Device device) {
        return new GpuUse(libtorch, device);
    }

    /// The most memory this process has taken so far, in MiB; empty on the CPU.
    public OptionalLong peakMib() {
        Optional<DeviceMemory> now = libtorch.memory(device);
        if (now.isEmpty()) {
            return OptionalLong.empty();
        }
        peak = Math.max(peak, now.get().used() - before);
        return OptionalLong.of(peak >> 20);
    }

    /// Adds `memory/cuda_peak_mib` and `speed/gpu_utilisation` (0 to 1), those that are known.
    public void addTo(Map<String, Double> scalars) {
        peakMib().ifPresent(mib -> scalars.put("memory/cuda_peak_mib", (double) mib));
        monitor.flatMap(GpuMonitor::newest)
                .map(GpuReading::utilisation)
                .filter(share -> !share.isNaN())
                .ifPresent(share -> scalars.put("speed/gpu_utilisation", share));
    }

    @Override
    public void close() {
        monitor.ifPresent(GpuMonitor::close);
    }
}
