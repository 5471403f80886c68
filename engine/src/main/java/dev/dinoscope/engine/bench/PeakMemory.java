package dev.dinoscope.engine.bench;

import dev.dinoscope.engine.process.ProcessUse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/// How much more resident memory a process comes to need from here on.
record PeakMemory(OptionalLong beforeMib) {
    private static final Path CLEAR = Path.of("/proc/self/clear_refs");
    /// Sets the highest resident memory so far to the present one.
    private static final String RESET_PEAK = "5";

    static PeakMemory fromHere() {
        try {
            Files.writeString(CLEAR, RESET_PEAK);
            return new PeakMemory(ProcessUse.residentMib());
        } catch (IOException _) {
            return new PeakMemory(OptionalLong.empty());
        }
    }

    /// In MiB; empty where the system does not tell (outside Linux).
    OptionalLong addedMib() {
        OptionalLong peak = ProcessUse.peakResidentMib();
        return beforeMib.isPresent() && peak.isPresent()
                ? OptionalLong.of(peak.getAsLong() - beforeMib.getAsLong())
                : OptionalLong.empty();
    }
}
