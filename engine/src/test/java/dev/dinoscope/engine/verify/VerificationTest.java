package dev.dinoscope.engine.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dinoscope.engine.torch.Libtorch;
import dev.dinoscope.engine.torch.OnEngine;
import dev.dinoscope.engine.trace.Device;
import dev.dinoscope.engine.verify.CheckResult.Status;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@OnEngine
class VerificationTest {
    private final Verification verification;

    VerificationTest(Libtorch libtorch) {
        verification = new Verification(libtorch);
    }

    @Test
    void everyBundledVectorPasses() throws IOException {
        VerificationReport report = verification.run(GoldenSource.bundled(), Device.CPU, r -> {});
        assertThat(report.results())
                .allSatisfy(r ->
                        assertThat(r.detail()).as(r.file() + " " + r.check()).isEmpty());
        assertThat(report.isGood()).isTrue();
        assertThat(report.results())
                .extracting(CheckResult::file)
                .containsAll(GoldenChecks.all().sequencedKeySet());
    }

    @Test
    void whatIsExpectedButIsNoNumberFails(@TempDir Path directory) throws IOException {
        Files.writeString(
                directory.resolve("ema.json"),
                bundled("ema").replaceFirst("(\"outputs\": *\\{)", "$1\"extra\": null, "));
        Files.write(directory.resolve("adamw.json"), new byte[] {(byte) 0xff});
        VerificationReport report = verification.run(GoldenSource.directory(directory), Device.CPU, r -> {});
        assertThat(report.summary()).isEqualTo("0 passed, 2 failed");
        assertThat(report.results().getLast().detail()).isEqualTo("extra: null — expected numbers");
    }

    @Test
    void changedNumbersFailAndUnknownFilesAreSkipped(@TempDir Path directory) throws IOException {
        String golden = bundled("clip_infonce");
        Files.writeString(
                directory.resolve("clip_infonce.json"), golden.replace("5.401867121962576", "5.401867221962576"));
        Files.writeString(directory.resolve("from_the_future.json"), golden);
        Files.writeString(directory.resolve("ema.json"), "{\"cases\": [");
        VerificationReport report = verification.run(GoldenSource.directory(directory), Device.CPU, r -> {});
        assertThat(report.count(Status.SKIPPED)).isEqualTo(1);
        assertThat(report.results())
                .filteredOn(r -> r.status() == Status.FAILED)
                .extracting(r -> r.file() + ": " + r.check())
                .containsExactlyInAnyOrder("clip_infonce: init_scale float64", "ema: file");
        assertThat(report.isGood()).isFalse();
    }

    @Test
    void aLearnerThatIsToldAnotherWeightFails(@TempDir Path directory) throws IOException {
        var golden = bundled("learner_slip");
        assertThat(golden).contains("weight: 0.6");
        Files.writeString(directory.resolve("learner_slip.json"), golden.replace("weight: 0.6", "weight: 0.61"));
        VerificationReport report = verification.run(GoldenSource.directory(directory), Device.CPU, r -> {});
        assertThat(report.results()).isNotEmpty().allSatisfy(r -> {
            assertThat(r.status()).isEqualTo(Status.FAILED);
            assertThat(r.detail())
                    .contains("step1.loss is off", "gradient.projector.last.bias is off", "step2.weights.");
        });
    }

    @Test
    void weightsThatALearnerDoesNotHaveAreNamed(@TempDir Path directory) throws IOException {
        var golden = bundled("learner_slip").replace("\"projector.last.bias\": {", "\"projector.end.bias\": {");
        Files.writeString(directory.resolve("learner_slip.json"), golden);
        VerificationReport report = verification.run(GoldenSource.directory(directory), Device.CPU, r -> {});
        assertThat(report.results())
                .extracting(CheckResult::detail)
                .containsOnly(
                        "weights [projector.last.bias] are missing, the learner has none called [projector.end.bias]");
    }

    private static String bundled(String name) throws IOException {
        try (InputStream in = Verification.class.getResourceAsStream(name + ".json")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
