package dev.dinoscope.engine.bench;

import dev.dinoscope.engine.process.ProcessUse;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What the step benchmark found.
///
/// @param milliseconds median of the whole step
/// @param cpuMilliseconds median of the processor time of all threads
/// @param cudaPeakMib GPU memory taken (PyTorch: reserved); empty on the CPU
record StepTiming(
        String peer,
        double milliseconds,
        double cpuMilliseconds,
        double finalLoss,
        long parameters,
        OptionalLong cudaPeakMib) {

    /// One line with the names of `peer_step.py`.
    String json(StepSizes sizes) {
        JsonMapper mapper = JsonMapper.builder().build();
        ObjectNode line = mapper.createObjectNode();
        line.put("peer", peer);
        line.put("ms", rounded(milliseconds, 100));
        line.put("cpu_ms", rounded(cpuMilliseconds, 100));
        line.put("images_per_s", rounded(sizes.batch() / milliseconds * 1e3, 10));
        line.put("final_loss", rounded(finalLoss, 1e5));
        line.put("params", parameters);
        put(line, "peak_rss_mib", ProcessUse.peakResidentMib());
        put(line, "cuda_peak_mib", cudaPeakMib);
        sizes.all().forEach((key, value) -> line.set(key, mapper.valueToTree(value)));
        return mapper.writeValueAsString(line);
    }

    /// @return null for a number that is not finite
    private static @Nullable Double rounded(double value, double unit) {
        return Double.isFinite(value) ? Math.round(value * unit) / unit : null;
    }

    private static void put(ObjectNode line, String name, OptionalLong value) {
        if (value.isPresent()) {
            line.put(name, value.getAsLong());
        } else {
            line.putNull(name);
        }
    }
}
