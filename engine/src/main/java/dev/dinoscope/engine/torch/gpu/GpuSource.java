package dev.dinoscope.engine.torch.gpu;

import java.util.List;
import java.util.Optional;

/// Who tells about GPUs.
public interface GpuSource {
    /// NVIDIA's library where it can be loaded, else its command line tool.
    static GpuSource ofThisMachine() {
        return List.of("libnvidia-ml.so.1", "nvml.dll").stream()
                .flatMap(library -> Nvml.open(library).stream())
                .findFirst()
                .orElseGet(() -> new NvidiaSmi("nvidia-smi"));
    }

    /// @param busId as CUDA names it, such as `0000:3B:00.0`
    /// @return empty when there is no such GPU, or nobody to ask
    Optional<GpuReading> read(String busId) throws InterruptedException;
}
