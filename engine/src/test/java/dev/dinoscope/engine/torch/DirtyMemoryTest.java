package dev.dinoscope.engine.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.dinoscope.engine.process.JavaCommand;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every recipe, golden program and benchmark gives the same numbers whatever was in memory before, and on a machine
/// on which oneDNN's convolutions are wrong.
class DirtyMemoryTest {
    @TempDir
    private Path folder;

    @Test
    void numbersHoldOnDirtyMemoryAndWithHiddenCaches() throws IOException, InterruptedException {
        List<String> here = run(List.of());
        requireSound(here);

        Path hostile = CompiledLibrary.compile(folder.resolve("hostile.so"), source(), "-ldl");
        List<String> there = run(List.of("LD_PRELOAD=" + hostile));
        requireSound(there);
        requireSame(here, there);
        if (there.contains("caches hidden")) {
            assertThat(there)
                    .filteredOn(line -> line.startsWith("oneDNN not used: oneDNN's convolution (24 → 48 channels, 3×3"))
                    .hasSize(1);
        }
    }

    private static void requireSound(List<String> lines) {
        assertThat(lines).endsWith("done");
        assertThat(lines).noneMatch(line -> line.startsWith("failed"));
        assertThat(lines).noneMatch(line -> line.contains("NaN") || line.contains("Infinity"));
    }

    /// Other kernels sum in another order.
    private static void requireSame(List<String> here, List<String> there) {
        List<String[]> expected = steps(here);
        List<String[]> actual = steps(there);
        assertThat(actual).hasSameSizeAs(expected).isNotEmpty();
        for (int i = 0; i < expected.size(); i++) {
            for (int number = 1; number <= 2; number++) {
                double value = Double.parseDouble(expected.get(i)[number]);
                assertThat(Double.parseDouble(actual.get(i)[number]))
                        .as(String.join(" ", expected.get(i)))
                        .isCloseTo(value, within(2e-3 * Math.abs(value)));
            }
        }
    }

    private static List<String[]> steps(List<String> lines) {
        return lines.stream()
                .filter(line -> line.matches("\\S+ [-.0-9E]+ [-.0-9E]+"))
                .map(line -> line.split(" "))
                .toList();
    }

    private List<String> run(List<String> environment) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("env"));
        command.addAll(environment);
        command.addAll(JavaCommand.of(folder, "steps", TwoSteps.class.getName(), "-XX:+UseSerialGC")
                .with(folder.toString())
                .words());
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        List<String> lines = process.inputReader(StandardCharsets.UTF_8).lines().toList();
        assertThat(process.waitFor()).as(String.join("\n", lines)).isZero();
        return lines;
    }

    private static String source() throws IOException {
        try (InputStream in = DirtyMemoryTest.class.getResourceAsStream("hostile_machine.c")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
