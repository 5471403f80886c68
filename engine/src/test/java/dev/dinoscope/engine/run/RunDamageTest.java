package dev.dinoscope.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dinoscope.engine.compare.RunContent;
import dev.dinoscope.engine.config.ConfigException;
import dev.dinoscope.engine.config.SampleRecipe;
import dev.dinoscope.engine.run.checkpoint.CheckpointStore;
import dev.dinoscope.engine.run.files.RunLog;
import dev.dinoscope.engine.run.snapshot.ProbeSet;
import dev.dinoscope.engine.run.snapshot.SnapshotReader;
import dev.dinoscope.engine.run.tensors.StoredTensor;
import dev.dinoscope.engine.runs.DirectoryRuns;
import dev.dinoscope.engine.runs.RunInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// One damaged run is one damaged row.
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@EnabledOnOs({OS.LINUX, OS.MAC})
class RunDamageTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final Liveness ALL = (_, _) -> true;

    @TempDir
    private Path root;

    @TempDir
    private Path outside;

    private RunDirectory good;
    private RunDirectory bad;
    private Path secret;

    @BeforeEach
    void twoRuns() throws IOException {
        good = create("good");
        bad = create("bad");
        new ResultsLog(bad.results()).append(result(0.5));
        secret = Files.writeString(outside.resolve("secret"), "{\"label\": \"secret\"}\n");
    }

    static Stream<String> filesOfARow() {
        return Stream.of("state.json", "notes.json", "launch.json", "recipe.yaml");
    }

    @ParameterizedTest
    @MethodSource("filesOfARow")
    void whateverStandsInPlaceOfAFileStaysAtItsRow(String name) throws Exception {
        var file = bad.path().resolve(name);
        for (var damage : Damages.ofAnyFile(secret).entrySet()) {
            damage.getValue().to(file);
            var listing = list();
            assertThat(listing)
                    .as("%s is %s", name, damage.getKey())
                    .extracting(RunInfo::id)
                    .containsExactlyInAnyOrder(good.name(), bad.name());
            var row = row(listing, bad);
            assertThat(row.message()).contains(file.toString());
            assertThat(row.state())
                    .isEqualTo(
                            List.of("notes.json", "launch.json").contains(name) ? RunState.CREATED : RunState.DAMAGED);
            assertThat(row.notes()).isEqualTo(RunNotes.NONE);
            assertThat(listing).flatExtracting(RunInfo::faults).singleElement().isEqualTo(row.message());
            assertThat(row(listing, good).state()).isEqualTo(RunState.CREATED);
            Files.delete(file);
        }
    }

    @Test
    void whateverIsWrongInAStateStaysAtItsRow() throws IOException {
        var file = bad.path().resolve("state.json");
        var whole = Files.readString(file);
        for (var damage : Damages.ofState().entrySet()) {
            Damages.edit(file, damage.getValue());
            var row = row(list(), bad);
            assertThat(row.state()).as(damage.getKey()).isEqualTo(RunState.DAMAGED);
            assertThat(row.message()).contains("state.json is damaged: ").contains("resume the run to write it anew");
            Files.writeString(file, whole);
        }
    }

    @Test
    void aRunWhoseRecipeHasGoneIsADamagedRow() throws IOException {
        Files.delete(bad.recipe());
        // One that is being made has its recipe in a moment.
        assertThat(list()).extracting(RunInfo::id).containsExactly(good.name());
        Files.setLastModifiedTime(
                bad.path().resolve("state.json"), FileTime.from(Instant.now().minusSeconds(60)));
        var row = row(list(), bad);
        assertThat(row.state()).isEqualTo(RunState.DAMAGED);
        assertThat(row.message()).contains("recipe.yaml is damaged: it is missing", "copy the recipe");
    }

    @Test
    void aStateOfAnotherVersionIsReadAsFarAsItIsKnown() throws IOException {
        Damages.edit(bad.path().resolve("state.json"), text -> text.replaceFirst("\\{", "{ \"mood\" : [1, {}], "));
        assertThat(bad.status()).isEqualTo(good.status());
        Damages.edit(
                bad.path().resolve("state.json"),
                text -> text.replaceAll("\"started\" : \"[^\"]*\"", "\"started\" : \"1901-01-01T00:00:00Z\""));
        assertThat(bad.status().started()).isEqualTo(Instant.parse("1901-01-01T00:00:00Z"));
    }

    @Test
    void aModelsRecipeIsReadOnlyFromAFileOfTheRun() throws Exception {
        assertThat(bad.readModel("teacher", SampleRecipe.class)).isEmpty();
        bad.writeModel("teacher", new SampleRecipe());
        assertThat(bad.readModel("teacher", SampleRecipe.class)).contains(new SampleRecipe());
        var file = bad.path().resolve("models/teacher.yaml");
        for (var damage : Damages.ofAnyFile(secret).entrySet()) {
            damage.getValue().to(file);
            assertThatThrownBy(() -> bad.readModel("teacher", SampleRecipe.class))
                    .as(damage.getKey())
                    .isInstanceOfAny(IOException.class, ConfigException.class)
                    .hasMessageContaining("teacher.yaml");
        }
    }

    @Test
    void aLinkWithinTheRunIsFollowed() throws IOException {
        var state = bad.path().resolve("state.json");
        Files.move(state, bad.path().resolve("state-1.json"));
        Files.createSymbolicLink(state, Path.of("state-1.json"));
        assertThat(bad.status()).isEqualTo(good.status());
        var linked = Files.createSymbolicLink(root.resolve("linked"), bad.path());
        assertThat(new RunDirectory(linked).status()).isEqualTo(good.status());
    }

    @Test
    void linksToTheWholeSystemAndLoopsArePassedOver() throws IOException {
        Files.createSymbolicLink(root.resolve("all"), Path.of("/"));
        Files.createSymbolicLink(root.resolve("up"), root);
        Files.createSymbolicLink(root.resolve("round"), root.resolve("round"));
        var listing = list();
        assertThat(listing).hasSize(2);
        assertThat(listing).flatExtracting(RunInfo::faults).isEmpty();
    }

    @Test
    void resultsAndAlertsAreReadOnlyFromFilesOfTheRun() throws Exception {
        for (var file : List.of(bad.results(), bad.alerts())) {
            for (var damage : Damages.ofAnyFile(secret).entrySet()) {
                damage.getValue().to(file);
                // Torn lines are left out; what is no file of the run, or no such file, is refused.
                try {
                    assertThat(new ResultsLog(file).read().results()).isEmpty();
                    assertThat(new AlertLog(file).read()).isEmpty();
                } catch (IOException refused) {
                    assertThat(refused).hasMessageContaining(file.toString());
                }
                var faults = new ArrayList<String>();
                try (var runs = new DirectoryRuns(root, ALL)) {
                    var read = RunContent.read(runs, runs.find(bad.name()), faults::add);
                    assertThat(read.recipe()).isNotEmpty();
                }
                Files.delete(file);
            }
        }
    }

    @Test
    void aResultThatIsNoneIsNamedAndLeftOut() throws IOException {
        Files.writeString(bad.results(), """
                {"step":1,"task":"retrieval","split":"val","time":"2026-01-01T00:00:00Z","metrics":{"a":null}}
                {"step":-1,"task":"retrieval","split":"val","time":"2026-01-01T00:00:00Z","metrics":{}}
                {"step":1,"task":"retrieval","split":"val","time":"+1000000000-01-01T00:00:00Z","metrics":{}}
                {"step":1,"task":"retrieval","split":"val","time":"2026-01-01T00:00:00Z","metrics":{"a":"NaN"}}
                {"step":2,"task":"retr""");
        var read = new ResultsLog(bad.results()).read();
        // A number that is not finite is null, and "NaN" in older files.
        assertThat(read.results())
                .hasSize(2)
                .allSatisfy(row -> assertThat(row.metrics()).containsEntry("a", Double.NaN));
        assertThat(read.warnings())
                .hasSize(2)
                .allSatisfy(warning ->
                        assertThat(warning).contains("results.jsonl, line ").contains("left out"));
    }

    /// Opening a pipe to write waits for its reader.
    @Test
    void nothingIsWrittenToWhatIsNoFileOfTheRun() throws Exception {
        for (var name : List.of("a pipe", "a folder", "an endless device", "a link out of the run")) {
            var damage = damage(name);
            damage.to(bad.results());
            assertThatThrownBy(() -> new ResultsLog(bad.results()).append(result(0.25)))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("results.jsonl");
            damage.to(bad.log());
            assertThatThrownBy(() -> RunLog.open(bad.log(), InstantSource.fixed(NOW)))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("log.txt");
            Files.delete(bad.results());
            Files.delete(bad.log());
        }
        damage("a pipe").to(bad.path().resolve("trainer.lock"));
        assertThatThrownBy(() -> RunLock.take(bad)).hasMessageContaining("trainer.lock is a named pipe");
        assertThat(secret).hasContent("{\"label\": \"secret\"}\n");
    }

    @Test
    void checkpointsAndSnapshotsAreReadOnlyFromTheRun() throws Exception {
        var store = new CheckpointStore(bad.checkpoints(), 3, InstantSource.fixed(NOW));
        var files = new LinkedHashMap<String, List<StoredTensor>>();
        files.put("model", List.of(StoredTensor.ofFloats("w", List.of(2L), new float[2])));
        for (var name : List.of("manifest.json", "model.safetensors")) {
            for (var damage : Damages.ofAnyFile(secret).entrySet()) {
                store.save(1, files, Map.of());
                store.save(2, files, Map.of());
                damage.getValue().to(bad.checkpoints().resolve("000002").resolve(name));
                var warnings = new ArrayList<String>();
                assertThat(store.load(warnings::add).orElseThrow().step())
                        .as("%s is %s", name, damage.getKey())
                        .isEqualTo(1);
                assertThat(warnings)
                        .singleElement()
                        .asString()
                        .contains("skipped checkpoint 2")
                        .contains(name);
                damage("a folder").to(bad.checkpoints().resolve("000002").resolve(name));
                Files.delete(bad.checkpoints().resolve("000002").resolve(name));
            }
        }
        for (var damage : Damages.ofAnyFile(secret).values()) {
            damage.to(bad.checkpoints().resolve("latest"));
            assertThat(store.load(_ -> {}).orElseThrow().step()).isEqualTo(1);
            var snapshot = bad.snapshots().resolve("000001.safetensors");
            damage.to(snapshot);
            assertThatThrownBy(() -> SnapshotReader.open(snapshot)).isInstanceOf(IOException.class);
            damage.to(bad.probes().resolve("probes.json"));
            assertThatThrownBy(() -> ProbeSet.read(bad.probes())).isInstanceOf(IOException.class);
            for (var file : List.of(
                    bad.checkpoints().resolve("latest"), snapshot, bad.probes().resolve("probes.json"))) {
                Files.delete(file);
            }
        }
    }

    private Damages.Damage damage(String name) {
        return Objects.requireNonNull(Damages.ofAnyFile(secret).get(name));
    }

    private List<RunInfo> list() throws IOException {
        try (var runs = new DirectoryRuns(root, ALL)) {
            return runs.list();
        }
    }

    private static RunInfo row(List<RunInfo> listing, RunDirectory run) {
        return listing.stream()
                .filter(each -> each.id().equals(run.name()))
                .findFirst()
                .orElseThrow();
    }

    private static EvaluationResult result(double recall) {
        var metrics = new LinkedHashMap<String, Double>();
        metrics.put("recall_at_1", recall);
        return new EvaluationResult(1, "retrieval", "val", NOW, metrics);
    }

    private RunDirectory create(String name) throws IOException {
        return RunDirectory.create(root, name, new SampleRecipe(), 10, InstantSource.fixed(NOW));
    }
}
