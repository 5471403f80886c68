package dev.dinoscope.engine.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What the step benchmark found.
///
/// @param milliseconds median of the whole step
/// @param cpuMilliseconds median of the processor time of all threads
record StepTiming(String peer, double milliseconds, double cpuMilliseconds, double finalLoss, long parameters) {
    private static final Path STATUS = Path.of("/proc/self/status");

    /// One line with the names of `peer_step.py`.
    String json(StepSizes sizes) {
        JsonMapper mapper = JsonMapper.builder().build();
        ObjectNode line = mapper.createObjectNode();
        line.put("peer", peer);
        line.put("ms", rounded(milliseconds, 100));
        line.put("cpu_ms", rounded(cpuMilliseconds, 100));
        line.put("images_per_s", rounded(sizes.size("batch") / milliseconds * 1e3, 10));
        line.put("final_loss", rounded(finalLoss, 1e5));
        line.put("params", parameters);
        OptionalLong peak = peakResidentMib();
        if (peak.isPresent()) {
            line.put("peak_rss_mib", peak.getAsLong());
        } else {
            line.putNull("peak_rss_mib");
        }
        line.putNull("cuda_peak_mib");
        sizes.all().forEach((key, value) -> line.set(key, mapper.valueToTree(value)));
        return mapper.writeValueAsString(line);
    }

    private static double rounded(double value, double unit) {
        return Math.round(value * unit) / unit;
    }

    /// The highest resident memory of this process, where the system tells it.
    private static OptionalLong peakResidentMib() {
        try (Stream<String> lines = Files.lines(STATUS)) {
            return lines.filter(l -> l.startsWith("VmHWM:"))
                    .mapToLong(l -> Long.parseLong(l.replaceAll("\\D", "")) / 1024)
                    .findFirst();
        } catch (IOException e) {
            return OptionalLong.empty();
        }
    }
}
