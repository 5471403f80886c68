package dev.dinoscope.engine.run.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dinoscope.engine.run.Alert;
import dev.dinoscope.engine.run.AlertKind;
import dev.dinoscope.engine.run.AlertLog;
import dev.dinoscope.engine.run.EvaluationResult;
import dev.dinoscope.engine.run.ResultsLog;
import dev.dinoscope.engine.run.files.RunLog;
import dev.dinoscope.engine.run.tensors.Safetensors;
import dev.dinoscope.engine.run.tensors.TensorName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFilesTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    @TempDir
    private Path directory;

    @Test
    void aSnapshotGivesEachProbeItsFeatures() throws IOException {
        var info = new SnapshotInfo(500, 1, 2, "vit");
        new SnapshotWriter(info)
                .add(TensorName.PATCHES.key(), List.of(2L, 2L, 3L), new float[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11})
                .add(TensorName.CLS.key(), List.of(2L, 1L), new float[] {0.5f, -2})
                .write(directory);
        assertThat(SnapshotReader.steps(directory)).containsExactly(500L);
        try (var snapshot = SnapshotReader.open(SnapshotReader.file(directory, 500))) {
            assertThat(snapshot.info()).isEqualTo(info);
            assertThat(snapshot.names()).containsExactly(TensorName.PATCHES.key(), TensorName.CLS.key());
            assertThat(snapshot.probe(TensorName.PATCHES.key(), 1)).containsExactly(6, 7, 8, 9, 10, 11);
            assertThat(snapshot.probe(TensorName.CLS.key(), 1)).containsExactly(-2);
        }
    }

    @Test
    void eachEncoderOfASnapshotHasItsOwnGrid() throws IOException {
        var info = new SnapshotInfo(7, 1, 2, "online").with("teacher", 1, 3);
        var writer = new SnapshotWriter(info)
                .add(TensorName.PATCHES.key(), List.of(1L, 2L, 1L), new float[] {1, 2})
                .add("teacher.image.patches", List.of(1L, 3L, 1L), new float[] {3, 4, 5})
                .add("ema.image.patches", List.of(1L, 2L, 1L), new float[] {6, 7});
        assertThatThrownBy(() -> writer.add("teacher.image.patches", List.of(1L, 2L, 1L), new float[2]))
                .hasMessageContaining("1×3");
        try (var snapshot = SnapshotReader.open(writer.write(directory))) {
            var read = snapshot.info();
            assertThat(read.encoders()).containsExactly("online", "teacher", "ema");
            assertThat(read.grid("teacher")).isEqualTo(new PatchGrid(1, 3));
            assertThat(read.grid("ema")).as("named by no metadata").isEqualTo(read.grid("online"));
            assertThat(read.tensor("online", TensorName.PATCHES)).isEqualTo("image.patches");
            assertThat(snapshot.probe(read.tensor("teacher", TensorName.PATCHES), 0))
                    .containsExactly(3, 4, 5);
            assertThatThrownBy(() -> read.grid("gram")).hasMessageContaining("online, teacher, ema");
        }
    }

    @Test
    void aSnapshotThatDoesNotFitItsGridOrIsNoneIsRefused() throws IOException {
        var writer = new SnapshotWriter(new SnapshotInfo(1, 2, 2, "vit"));
        assertThatThrownBy(() -> writer.add(TensorName.PATCHES.key(), List.of(1L, 3L, 1L), new float[3]))
                .hasMessageContaining("2×2");
        writer.add(TensorName.CLS.key(), List.of(2L, 1L), new float[2]);
        assertThatThrownBy(() -> writer.add("text.embedding", List.of(3L, 1L), new float[3]))
                .hasMessageContaining("number of probes");
        var other = directory.resolve("other.safetensors");
        Safetensors.write(other, List.of(), Map.of());
        assertThatThrownBy(() -> SnapshotReader.open(other)).hasMessageContaining("no snapshot");
    }

    @Test
    void probesReadBackWithTheirImages() throws IOException {
        var pixels = new byte[2 * 1 * 2 * 3];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) (200 + i);
        }
        var probes = List.of(new Probe("a", "a drawing of a \"猫\"", "val"), new Probe("b", "", "test"));
        assertThat(ProbeSet.exists(directory)).isFalse();
        new ProbeSet(probes, 1, 2, pixels).write(directory);
        assertThat(ProbeSet.exists(directory)).isTrue();
        var read = ProbeSet.read(directory);
        assertThat(read.probes()).isEqualTo(probes);
        assertThat(read.image(1)).containsExactly(206, 207, 208, 209, 210, 211);
        Files.writeString(directory.resolve("probes.json"), "{\"probes\": []}");
        assertThatThrownBy(() -> ProbeSet.read(directory)).hasMessageContaining("do not fit probes.json");
        // What the message on a damaged file advises: then new ones are pinned.
        Files.delete(directory.resolve("probes.safetensors"));
        assertThat(ProbeSet.exists(directory)).isFalse();
    }

    @Test
    void resultsSurviveATornLine() throws IOException {
        var log = new ResultsLog(directory.resolve("results.jsonl"));
        assertThat(log.read().results()).isEmpty();
        var first = result(1, 0.25);
        log.append(first);
        var whole = Files.readString(directory.resolve("results.jsonl"));
        for (int length = 1; length < whole.length(); length++) {
            Files.writeString(directory.resolve("results.jsonl"), whole + whole.substring(0, length));
            assertThat(log.read().results()).containsExactly(first);
            assertThat(log.read().warnings()).isEmpty();
        }
        Files.writeString(directory.resolve("results.jsonl"), whole + "{\"step\":");
        var second = result(2, Double.NaN);
        log.append(second);
        var read = log.read();
        assertThat(read.results()).containsExactly(first, second);
        assertThat(read.warnings()).hasSize(1).first().asString().contains("line 2");
    }

    @Test
    void theLogIsReadInWholeLinesFromAnyPosition() throws IOException {
        var file = directory.resolve("log.txt");
        assertThat(RunLog.read(file, 0)).isEqualTo(new RunLog.Chunk("", 0));
        try (var log = RunLog.open(file, InstantSource.fixed(NOW))) {
            log.info("training ü");
            log.error("two\nlines", new IllegalStateException("why"));
        }
        var chunk = RunLog.read(file, 0);
        assertThat(chunk.text())
                .startsWith("2026-01-02T03:04:05Z INFO  training ü\n2026-01-02T03:04:05Z ERROR two\n    lines\n")
                .contains("    java.lang.IllegalStateException: why\n");
        Files.writeString(file, "torn", StandardOpenOption.APPEND);
        assertThat(RunLog.read(file, chunk.position()).text()).isEmpty();
        Files.writeString(file, " line\n", StandardOpenOption.APPEND);
        assertThat(RunLog.read(file, chunk.position()).text()).isEqualTo("torn line\n");
    }

    private static EvaluationResult result(long step, double recall) {
        var metrics = new LinkedHashMap<String, Double>();
        metrics.put("recall_at_1", recall);
        return new EvaluationResult(step, "retrieval", "test", NOW, metrics);
    }

    @Test
    void alertsReadBackAndThoseBehindACheckpointAreForgotten() throws IOException {
        var file = directory.resolve("alerts.jsonl");
        var log = new AlertLog(file);
        assertThat(log.read()).isEmpty();
        var early = new Alert(NOW, 10, AlertKind.LOSS_SPIKE, "loss 9.1 at \"step\" 10");
        log.append(early);
        log.append(new Alert(NOW, 20, AlertKind.STALL, "no step for a minute"));
        Files.writeString(file, "{\"time\": torn", StandardOpenOption.APPEND);
        assertThat(log.read()).hasSize(2);
        log.dropAfter(10);
        assertThat(log.read()).containsExactly(early);
        assertThat(file).content().endsWith("}\n").doesNotContain("torn");
    }

    @Test
    void anAlertOfANewerVersionIsReadAndKept() throws IOException {
        var file = directory.resolve("alerts.jsonl");
        var log = new AlertLog(file);
        log.append(new Alert(NOW, 10, AlertKind.STALL, "no step for a minute"));
        Files.writeString(file, Files.readString(file).replace("STALL", "QUOTA"));
        assertThat(log.read()).containsExactly(new Alert(NOW, 10, AlertKind.OTHER, "no step for a minute"));
        log.append(new Alert(NOW, 20, AlertKind.STALL, "no step for a minute"));
        log.dropAfter(10);
        assertThat(file).content().contains("QUOTA").doesNotContain("STALL");
    }
}
