package dev.dinoscope.engine.node.server;

import dev.dinoscope.engine.node.SystemSample.GpuLoad;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Asks `nvidia-smi`, which every driver brings; the library behind it would need libtorch or a binding in the node.
final class GpuQuery {
    private static final List<String> COMMAND = List.of(
            "nvidia-smi",
            "--query-gpu=index,name,utilization.gpu,memory.used,memory.total",
            "--format=csv,noheader,nounits");

    private boolean absent;

    /// @return empty without an NVIDIA GPU, or when the driver does not answer
    synchronized List<GpuLoad> ask() throws InterruptedException {
        if (absent) {
            return List.of();
        }
        try {
            var process = new ProcessBuilder(COMMAND)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try (var reader = process.inputReader()) {
                if (!process.waitFor(3, TimeUnit.SECONDS) || process.exitValue() != 0) {
                    absent = !process.isAlive();
                    return List.of();
                }
                return reader.lines().map(GpuQuery::parse).toList();
            } finally {
                process.destroyForcibly();
            }
        } catch (IOException notInstalled) {
            absent = true;
            return List.of();
        }
    }

    /// @param line `0, NVIDIA H200, 37, 1024, 143771`; sizes in MiB, `[N/A]` for what the device does not tell
    static GpuLoad parse(String line) {
        var field = line.split(",\\s*", -1);
        return new GpuLoad(
                Integer.parseInt(field[0].strip()),
                field[1],
                number(field[2]) / 100,
                mebibytes(field[3]),
                mebibytes(field[4]));
    }

    private static long mebibytes(String text) {
        double value = number(text);
        return Double.isNaN(value) ? 0 : (long) value << 20;
    }

    private static double number(String text) {
        return text.matches("[0-9.]+") ? Double.parseDouble(text) : Double.NaN;
    }
}
