package dev.dinoscope.engine.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dinoscope.engine.fuzz.Fuzzer.Target;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// A few inputs in the suite; `-Ddinoscope.fuzz.inputs=10000` for the figures, `-Ddinoscope.fuzz.seed=…` for others.
class FuzzTest {
    private static final int INPUTS = Integer.getInteger("dinoscope.fuzz.inputs", 300);
    private static final long SEED = Long.getLong("dinoscope.fuzz.seed", 1);

    @TempDir
    private static Path directory;

    @TestFactory
    Stream<DynamicTest> readersRefuseOrTakeButNeverFail() throws IOException {
        return targets().stream()
                .map(target -> DynamicTest.dynamicTest(target.name(), () -> {
                    var outcome = Fuzzer.run(target, INPUTS, SEED);
                    System.out.println(outcome);
                    assertThat(outcome.faults()).isEmpty();
                }));
    }

    private static List<Target> targets() throws IOException {
        var targets = new ArrayList<>(new RunFileTargets(directory).all());
        targets.addAll(DataTargets.all(directory));
        return targets;
    }
}
