package dev.dinoscope.engine.node.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dinoscope.engine.compare.RunContent;
import dev.dinoscope.engine.node.server.NodeServer;
import dev.dinoscope.engine.run.EvaluationResult;
import dev.dinoscope.engine.run.ProcessMark;
import dev.dinoscope.engine.run.ResultsLog;
import dev.dinoscope.engine.run.RunDirectory;
import dev.dinoscope.engine.run.RunLock;
import dev.dinoscope.engine.run.RunNotes;
import dev.dinoscope.engine.run.RunState;
import dev.dinoscope.engine.run.events.EventFileWriter;
import dev.dinoscope.engine.run.snapshot.SnapshotFile;
import dev.dinoscope.engine.runs.DirectoryRuns;
import dev.dinoscope.engine.runs.NotesChange;
import dev.dinoscope.engine.runs.RunInfo;
import dev.dinoscope.engine.runs.Runs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What [Runs] promises, wherever the runs are: in directories, or behind a real node.
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RunsTest {
    private static final Instant NOW = Instant.parse("2026-12-01T12:00:00Z");

    private enum Place {
        DIRECTORIES,
        NODE
    }

    @TempDir
    private Path home;

    private final List<AutoCloseable> open = new ArrayList<>();
    private RunDirectory older;
    private RunDirectory newer;

    @BeforeEach
    void twoRuns() throws IOException {
        older = create("older", NOW);
        newer = create("newer", NOW.plusSeconds(60));
    }

    @AfterEach
    void close() throws Exception {
        for (var each : open.reversed()) {
            each.close();
        }
    }

    private RunDirectory create(String name, Instant created) throws IOException {
        var run = RunDirectory.create(
                home.resolve("runs"), name, new TestNode.ScriptRecipe(name, "exit 0"), 100, InstantSource.system());
        Files.setLastModifiedTime(run.recipe(), FileTime.from(created));
        return run;
    }

    private Runs runs(Place place) throws IOException {
        if (place == Place.DIRECTORIES) {
            return keep(new DirectoryRuns(home.resolve("runs")));
        }
        NodeServer _ = keep(TestNode.start(home));
        return keep(GrpcNodeClient.of(TestNode.connectionFile(home)));
    }

    private <T extends AutoCloseable> T keep(T each) {
        open.add(each);
        return each;
    }

    @ParameterizedTest
    @EnumSource(Place.class)
    void listsTheNewestFirstWithWhatTheirFilesSay(Place place) throws IOException {
        new ResultsLog(older.results()).append(result(7, 0.25));
        older.writeStatus(older.status().withProgress(7, 100, Map.of("loss", 0.5), Instant.now()));
        var rows = runs(place).list();
        assertThat(rows).extracting(RunInfo::id).containsExactly(newer.name(), older.name());
        var row = rows.getLast();
        assertThat(row.name()).isEqualTo("older");
        assertThat(row.state()).isEqualTo(RunState.CREATED);
        assertThat(row.created()).isEqualTo(NOW);
        assertThat(row.started()).isNull();
        assertThat(row.step()).isEqualTo(7);
        assertThat(row.totalSteps()).isEqualTo(100);
        assertThat(row.metrics()).isEqualTo(Map.of("loss", 0.5, "eval/val/recall_at_1", 0.25));
        assertThat(row.faults()).isEmpty();
        assertThat(runs(Place.DIRECTORIES).find(older.name())).isEqualTo(row);
    }

    @ParameterizedTest
    @EnumSource(Place.class)
    void oneDamagedRunIsOneRowThatSaysWhy(Place place) throws IOException {
        Files.writeString(older.path().resolve("state.json"), "{\"state\": \"RUN");
        Files.writeString(newer.path().resolve("notes.json"), "[");
        var rows = runs(place).list();
        assertThat(rows).extracting(RunInfo::state).containsExactly(RunState.CREATED, RunState.DAMAGED);
        assertThat(rows.getFirst().faults()).singleElement().asString().contains("notes.json is damaged");
        assertThat(rows.getLast().faults()).singleElement().asString().contains("state.json is damaged");
        assertThat(rows.getLast().message()).contains("resume the run to write it anew");
    }

    @ParameterizedTest
    @EnumSource(Place.class)
    void readsTheFilesOfARunAndNoOthers(Place place) throws IOException {
        Files.writeString(home.resolve("secret"), "secret");
        Files.createSymbolicLink(older.path().resolve("link"), home.resolve("secret"));
        var content = new byte[(3 << 20) + 17];
        new Random(1).nextBytes(content);
        Files.write(older.path().resolve("large"), content);
        Files.writeString(older.path().resolve("empty"), "");
        try (var runs = runs(place)) {
            assertThat(runs.text(older.name(), "recipe.yaml")).hasValue(older.recipeText());
            assertThat(runs.text(older.name(), "provenance.json")).isEmpty();
            assertThat(runs.read(older.name(), "large")).isEqualTo(content);
            var version = runs.version(older.name(), "large");
            assertThat(version).isEqualTo(runs.version(older.name(), "large"));
            assertThat(version).isNotEqualTo(runs.version(older.name(), "empty"));
            assertThat(runs.directory(older.name()))
                    .isEqualTo(place == Place.NODE ? Optional.empty() : Optional.of(older.path()));
            var told = new ArrayList<Long>();
            runs.fetch(older.name(), "large", home.resolve("copy"), told::add);
            assertThat(home.resolve("copy")).hasBinaryContent(content);
            assertThat(told).isSorted().endsWith((long) content.length);
            runs.fetch(older.name(), "empty", home.resolve("copy"), _ -> {});
            assertThat(home.resolve("copy")).isEmptyFile();
            for (var file :
                    List.of("link", "../../secret", home.resolve("secret").toString(), "snapshots", "a\0b")) {
                assertThatThrownBy(() -> runs.read(older.name(), file)).as(file).hasMessageContaining(older.name());
                assertThatThrownBy(() -> runs.fetch(older.name(), file, home.resolve("stolen"), _ -> {}))
                        .as(file)
                        .hasMessageContaining(older.name());
            }
            assertThat(home.resolve("stolen")).doesNotExist();
            assertThatThrownBy(() -> runs.read(older.name(), "absent")).hasMessageContaining("absent");
            for (var name : List.of("nobody", "..", "a/b", "")) {
                assertThatThrownBy(() -> runs.read(name, "recipe.yaml"))
                        .as(name)
                        .hasMessageContaining("no ");
                assertThatThrownBy(() -> runs.results(name)).as(name).hasMessageContaining("no ");
                assertThatThrownBy(() -> runs.find(name)).as(name).isInstanceOf(IOException.class);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Place.class)
    void readsScalarsAsTheyHold(Place place) throws IOException {
        try (var first = EventFileWriter.create(older.path(), InstantSource.fixed(NOW))) {
            for (var step = 1; step <= 3; step++) {
                first.add("loss", step, step);
            }
        }
        try (var again = EventFileWriter.resume(older.path(), InstantSource.fixed(NOW.plusSeconds(9)), 3)) {
            again.add("loss", 3, 30);
        }
        var log = runs(place).scalars(older.name());
        assertThat(log.tags()).containsExactly("loss");
        assertThat(Objects.requireNonNull(log.series("loss")).values()).containsExactly(1, 2, 30);
        assertThat(log.warnings()).isEmpty();
        assertThat(runs(Place.DIRECTORIES).scalars(newer.name()).tags()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Place.class)
    void readsResultsAndNamesLinesThatAreNone(Place place) throws IOException {
        var log = new ResultsLog(older.results());
        log.append(result(1, 0.125));
        log.append(EvaluationResult.refused(2, "retrieval", "val", NOW, "no vector is finite"));
        Files.writeString(older.results(), "{\"split\": 7}\n{\"torn", StandardOpenOption.APPEND);
        var runs = runs(place);
        var read = runs.results(older.name());
        assertThat(read.results()).isEqualTo(log.read().results());
        assertThat(read.warnings()).singleElement().asString().contains("results.jsonl, line 3 is no result");
        assertThat(runs.results(newer.name()).results()).isEmpty();
        var faults = new ArrayList<String>();
        var content = RunContent.read(runs, runs.find(older.name()), faults::add);
        assertThat(content.refusal("val")).hasValue("no vector is finite");
        assertThat(content.latest("val", "recall_at_1")).isEmpty();
        assertThat(content.recipe()).containsEntry("name", "older");
        assertThat(faults).isEqualTo(read.warnings());
    }

    @ParameterizedTest
    @EnumSource(Place.class)
    void listsSnapshotsByTheirOneName(Place place) throws IOException {
        for (var name : List.of("001000", "000500", "1234567", "500", "0000500", "x00500", "000500.part")) {
            Files.writeString(older.snapshots().resolve(name + ".safetensors"), name);
        }
        Files.createDirectory(older.snapshots().resolve("000007.safetensors"));
        assertThat(runs(place).snapshots(older.name()))
                .containsExactly(
                        listed(500, "snapshots/000500.safetensors"),
                        listed(1000, "snapshots/001000.safetensors"),
                        listed(1_234_567, "snapshots/1234567.safetensors"));
    }

    private SnapshotFile listed(long step, String name) throws IOException {
        var file = older.path().resolve(name);
        var modified = Files.getLastModifiedTime(file).toMillis();
        return new SnapshotFile(step, name, Files.size(file), Instant.ofEpochMilli(modified));
    }

    @ParameterizedTest
    @EnumSource(Place.class)
    void keepsNotes(Place place) throws IOException {
        var runs = runs(place);
        var change = new NotesChange("warm start", "α = 0.5", List.of("paper", "best"), List.of(), true);
        assertThat(runs.annotate(older.name(), change)).isEqualTo(change.applyTo(RunNotes.NONE));
        assertThat(runs.annotate(older.name(), NotesChange.tags(List.of(), List.of("best")))
                        .tags())
                .containsExactly("paper");
        assertThat(runs.find(older.name()).label()).isEqualTo("warm start");
        assertThat(runs.find(older.name()).notes().archived()).isTrue();
        assertThatThrownBy(() -> runs.annotate("nobody", change)).hasMessageContaining("nobody");
    }

    @ParameterizedTest
    @EnumSource(Place.class)
    void deletesToATrashAndRestoresButNotWhatIsTrained(Place place) throws IOException {
        var runs = runs(place);
        var name = older.name();
        try (var _ = RunLock.take(older)) {
            assertThatThrownBy(() -> runs.delete(name)).hasMessageContaining("is being trained");
        }
        var before = older.status();
        older.writeStatus(before.takenUp(ProcessMark.current(), Instant.now()));
        assertThatThrownBy(() -> runs.delete(name)).hasMessageContaining("is being trained");
        older.writeStatus(before);
        runs.delete(name);
        assertThat(runs.list()).extracting(RunInfo::id).containsExactly(newer.name());
        assertThat(runs.trash()).containsExactly(name);
        assertThatThrownBy(() -> runs.delete(name)).hasMessageContaining(name);
        runs.restore(name);
        assertThatThrownBy(() -> runs.restore(name)).hasMessageContaining(name);
        assertThat(runs.list()).hasSize(2);
        runs.delete(name);
        runs.emptyTrash();
        assertThat(runs.trash()).isEmpty();
        assertThatThrownBy(() -> runs.restore(name)).hasMessageContaining(name);
    }

    private static EvaluationResult result(long step, double recall) {
        var metrics = new LinkedHashMap<String, Double>();
        metrics.put("recall_at_1", recall);
        return new EvaluationResult(step, "retrieval", "val", NOW, metrics);
    }
}
