package dev.dinoscope.engine.node.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dinoscope.engine.node.LogLines;
import dev.dinoscope.engine.node.NodeException;
import dev.dinoscope.engine.node.Position;
import dev.dinoscope.engine.node.server.NodeServer;
import dev.dinoscope.engine.run.Damages;
import dev.dinoscope.engine.run.EvaluationResult;
import dev.dinoscope.engine.run.RunState;
import dev.dinoscope.engine.run.snapshot.SnapshotFile;
import dev.dinoscope.engine.runs.NotesChange;
import dev.dinoscope.engine.runs.RunInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// What a node answers when the files of a run are not what they should be.
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@EnabledOnOs({OS.LINUX, OS.MAC})
class DamagedRunsTest {
    @TempDir
    Path home;

    NodeServer server;
    GrpcNodeClient client;
    String good;
    String bad;
    Path directory;
    Map<String, Damages.Damage> damages;

    @BeforeEach
    void start() throws IOException, InterruptedException {
        server = TestNode.start(home);
        client = GrpcNodeClient.of(TestNode.connectionFile(home));
        good = client.startRun("exit 0", List.of());
        bad = client.startRun("exit 0", List.of());
        directory = home.resolve("runs", bad);
        damages = Damages.ofAnyFile(Files.writeString(home.resolve("secret"), "secret\n"));
        var runs = new Heard<List<RunInfo>>();
        try (var _ = client.watchRuns(runs)) {
            runs.next(list -> list.size() == 2 && list.stream().noneMatch(run -> run.state() == RunState.CREATED));
        }
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    @Test
    void oneDamagedRunIsOneDamagedRow() throws Exception {
        var runs = new Heard<List<RunInfo>>();
        try (var _ = client.watchRuns(runs)) {
            for (var damage : damages.entrySet()) {
                for (var name : List.of("state.json", "recipe.yaml", "notes.json", "launch.json", "results.jsonl")) {
                    var file = directory.resolve(name);
                    var whole = Files.exists(file) ? Files.readString(file) : "";
                    damage.getValue().to(file);
                    var row = row(client.list(), bad);
                    if (!name.equals("results.jsonl")) {
                        assertThat(row.message()).as(damage.getKey()).contains(name);
                        assertThat(row.state() == RunState.DAMAGED)
                                .isEqualTo(!List.of("notes.json", "launch.json").contains(name));
                        runs.next(list -> list.stream()
                                .anyMatch(each ->
                                        each.id().equals(bad) && each.message().contains(name)));
                    }
                    assertThat(row(client.list(), good).state()).isEqualTo(RunState.FAILED);
                    Files.delete(file);
                    if (!whole.isEmpty()) {
                        Files.writeString(file, whole);
                    }
                }
            }
        }
    }

    @Test
    void whateverIsWrongInAStateStaysAtItsRow() throws IOException {
        var file = directory.resolve("state.json");
        Damages.edit(file, text -> text.replace("\"FAILED\"", "\"CREATED\""));
        var whole = Files.readString(file);
        for (var damage : Damages.ofState().entrySet()) {
            Damages.edit(file, damage.getValue());
            var rows = client.list();
            assertThat(row(rows, bad).state()).as(damage.getKey()).isEqualTo(RunState.DAMAGED);
            assertThat(row(rows, good).state()).isEqualTo(RunState.FAILED);
            Files.delete(file);
            Files.writeString(file, whole);
        }
    }

    @Test
    void aRunWhoseStateIsDamagedIsResumedAndDeleted() throws Exception {
        damage("a pipe").to(directory.resolve("state.json"));
        client.resumeRun(bad);
        var runs = new Heard<List<RunInfo>>();
        try (var _ = client.watchRuns(runs)) {
            runs.next(list -> row(list, bad).state() == RunState.FAILED);
        }
        damage("an endless device").to(directory.resolve("state.json"));
        client.delete(bad);
        assertThat(client.list()).extracting(RunInfo::id).containsExactly(good);
        assertThat(client.trash()).containsExactly(bad);
    }

    @Test
    void noCallWaitsForAFileThatIsNone() throws Exception {
        for (var damage : damages.entrySet()) {
            var isText = damage.getKey().startsWith("2 MB") || damage.getKey().startsWith("bytes");
            for (var name : List.of("log.txt", "results.jsonl", "notes.json", "snapshots/000500.safetensors")) {
                damage.getValue().to(directory.resolve(name));
            }
            var said = damage.getKey();
            if (!isText && !said.startsWith("8 GiB") && !said.startsWith("100,000")) {
                var log = new Heard<LogLines>();
                try (var _ = client.watchLog(bad, Position.START, log)) {
                    assertThat(log.failure()).as(said).hasMessageContaining("log.txt");
                }
                assertThatThrownBy(() -> client.results(bad)).as(said).hasMessageContaining("results.jsonl");
                for (var name : List.of("log.txt", "snapshots/000500.safetensors")) {
                    assertThatThrownBy(() -> client.read(bad, name))
                            .as(said)
                            .isInstanceOfSatisfying(
                                    NodeException.class,
                                    refused -> assertThat(refused.kind()).isEqualTo(NodeException.Kind.INVALID));
                }
                var snapshots = new Heard<List<SnapshotFile>>();
                try (var _ = client.watchSnapshots(bad, snapshots)) {
                    assertThat(snapshots.next(_ -> true)).isEmpty();
                }
            }
            assertThatThrownBy(() -> client.annotate(bad, NotesChange.archived(true)))
                    .as(said)
                    .isInstanceOfSatisfying(
                            NodeException.class,
                            refused -> assertThat(refused.kind()).isEqualTo(NodeException.Kind.CONFLICT));
            for (var name : List.of("log.txt", "results.jsonl", "notes.json", "snapshots/000500.safetensors")) {
                Files.delete(directory.resolve(name));
            }
        }
        // Whatever was tried, the node still has its threads.
        assertThat(client.annotate(good, NotesChange.archived(true)).archived()).isTrue();
    }

    @Test
    void noProcessIsStartedOntoAPipe() throws Exception {
        damage("a pipe").to(directory.resolve("console.txt"));
        assertThatThrownBy(() -> client.resumeRun(bad)).hasMessageContaining("console.txt is a named pipe");
        assertThat(row(client.list(), bad).message()).contains("console.txt is a named pipe");
    }

    @Test
    void longLinesArriveWholeOrNotAtAll() throws Exception {
        var padding = "x".repeat(1 << 20);
        var whole = result(1, padding);
        var tooLong = result(2, padding.repeat(5));
        var end = result(3, "");
        Files.writeString(
                directory.resolve("results.jsonl"), String.join("\n", whole, tooLong, "{\"torn", end, "{\"to"));
        var results = client.results(bad);
        assertThat(results.results()).extracting(EvaluationResult::step).containsExactly(1L, 3L);
        assertThat(results.warnings())
                .satisfiesExactly(
                        line2 -> assertThat(line2).contains("results.jsonl, line 2 is no result"),
                        line3 -> assertThat(line3).contains("results.jsonl, line 3 is no result"));

        Files.writeString(directory.resolve("log.txt"), padding + "é\n" + padding.repeat(5) + "\nlast\nnot yet");
        var log = new Heard<LogLines>();
        var lines = new ArrayList<String>();
        try (var _ = client.watchLog(bad, Position.START, log)) {
            while (!lines.contains("last")) {
                lines.addAll(log.next(_ -> true).lines());
            }
        }
        assertThat(lines).containsExactly(padding + "é", leftOut(padding.repeat(5)), "last");
    }

    @Test
    void whatIsNoNameOfARunIsTheClientsError() {
        for (var name :
                List.of("", ".", "..", ".node.lock", "a/b", "a\\b", "a\0b", "a\nb", "x".repeat(300), "../../etc")) {
            for (var call : List.<Runnable>of(
                    () -> client.read(name, "recipe.yaml"),
                    () -> client.results(name),
                    () -> client.stopRun(name),
                    () -> client.resumeRun(name),
                    () -> client.delete(name),
                    () -> client.restore(name),
                    () -> client.annotate(name, NotesChange.archived(true)))) {
                assertThatThrownBy(call::run)
                        .as(name)
                        .isInstanceOfSatisfying(
                                NodeException.class,
                                refused -> assertThat(refused.kind()).isEqualTo(NodeException.Kind.INVALID))
                        .hasMessageContaining("There is no run");
            }
        }
        for (var file : List.of("", ".", "a\0b", "../" + good + "/recipe.yaml", "/etc/passwd")) {
            assertThatThrownBy(() -> client.read(bad, file))
                    .as(file)
                    .isInstanceOfSatisfying(
                            NodeException.class,
                            refused -> assertThat(refused.kind()).isEqualTo(NodeException.Kind.INVALID));
        }
    }

    private Damages.Damage damage(String name) {
        return Objects.requireNonNull(damages.get(name));
    }

    private static String result(int step, String pad) {
        return "{\"step\":" + step + ",\"task\":\"retrieval\",\"split\":\"test\",\"time\":\"2026-01-01T00:00:00Z\","
                + "\"metrics\":{},\"pad\":\"" + pad + "\"}";
    }

    private static String leftOut(String line) {
        return String.format(Locale.ROOT, "(a line of %,d bytes is left out)", line.length() + 1);
    }

    private static RunInfo row(List<RunInfo> runs, String id) {
        return runs.stream().filter(run -> run.id().equals(id)).findFirst().orElseThrow();
    }
}
