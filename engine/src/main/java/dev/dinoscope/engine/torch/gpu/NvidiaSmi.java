package dev.dinoscope.engine.torch.gpu;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// The driver's command line tool, for machines where its library cannot be loaded.
final class NvidiaSmi implements GpuSource {
    private static final long PATIENCE_SECONDS = 5;

    private final String program;

    /// @param program `nvidia-smi`, or a path
    NvidiaSmi(String program) {
        this.program = program;
    }

    @Override
    public Optional<GpuReading> read(String busId) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(
                            program,
                            "--query-gpu=pci.bus_id,name,utilization.gpu,memory.free,memory.total",
                            "--format=csv,noheader,nounits")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try (var answer = process.inputReader()) {
                if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                    return Optional.empty();
                }
                return answer.lines()
                        .flatMap(line -> parse(line).stream())
                        .filter(reading -> reading.isAt(busId))
                        .findFirst();
            } finally {
                process.destroyForcibly();
            }
        } catch (IOException notInstalled) {
            return Optional.empty();
        }
    }

    /// @param line `00000000:3B:00.0, NVIDIA H200, 37, 1024, 143771`; sizes in MiB, `[N/A]` for what is not
    ///     told
    static Optional<GpuReading> parse(String line) {
        List<String> field = List.of(line.strip().split("\\s*,\\s*", -1));
        return field.size() == 5
                ? Optional.of(new GpuReading(
                        field.get(0),
                        field.get(1),
                        number(field.get(2)) / 100,
                        new DeviceMemory(mebibytes(field.get(3)), mebibytes(field.get(4)))))
                : Optional.empty();
    }

    private static long mebibytes(String text) {
        double value = number(text);
        return Double.isNaN(value) ? 0 : (long) value << 20;
    }

    private static double number(String text) {
        return text.matches("\\d+(\\.\\d+)?") ? Double.parseDouble(text) : Double.NaN;
    }
}
