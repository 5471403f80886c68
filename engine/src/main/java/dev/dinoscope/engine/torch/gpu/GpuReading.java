package dev.dinoscope.engine.torch.gpu;

/// A GPU at one moment.
///
/// @param busId where it is plugged in, such as `0000:3B:00.0`
/// @param utilisation share of the last moments in which a kernel ran, 0 to 1; NaN where the driver does not
///     tell
/// @param memory of the whole GPU, all processes together
public record GpuReading(String busId, String name, double utilisation, DeviceMemory memory) {
    /// Whether this is the GPU of a bus id; NVML writes its domain in eight digits, CUDA in four.
    boolean isAt(String wanted) {
        return tail(busId).equalsIgnoreCase(tail(wanted));
    }

    private static String tail(String busId) {
        int bus = busId.indexOf(':') + 1;
        String domain = busId.substring(0, Math.max(0, bus - 1)).replaceFirst("^0+", "");
        return domain + ":" + busId.substring(bus);
    }
}
