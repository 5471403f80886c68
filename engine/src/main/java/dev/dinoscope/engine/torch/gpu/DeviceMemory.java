package dev.dinoscope.engine.torch.gpu;

import java.util.Locale;

/// Memory of a GPU, in bytes.
public record DeviceMemory(long free, long total) {
    public long used() {
        return total - free;
    }

    /// `139.8 of 140.4 GiB`, the free part first.
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%.1f of %.1f GiB", gibibytes(free), gibibytes(total));
    }

    private static double gibibytes(long bytes) {
        return bytes / (double) (1L << 30);
    }
}
