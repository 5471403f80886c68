package dev.dinoscope.engine.node.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dinoscope.engine.cli.CommandLineMain;
import dev.dinoscope.engine.config.ConfigException;
import dev.dinoscope.engine.node.ConnectionFile;
import dev.dinoscope.engine.node.ConnectionState;
import dev.dinoscope.engine.node.LogLines;
import dev.dinoscope.engine.node.NodeAddress;
import dev.dinoscope.engine.node.NodeException;
import dev.dinoscope.engine.node.Position;
import dev.dinoscope.engine.node.SystemSample;
import dev.dinoscope.engine.node.server.NodeServer;
import dev.dinoscope.engine.run.EvaluationResult;
import dev.dinoscope.engine.run.ResultsLog;
import dev.dinoscope.engine.run.RunNotes;
import dev.dinoscope.engine.run.RunState;
import dev.dinoscope.engine.run.snapshot.SnapshotFile;
import dev.dinoscope.engine.runs.NotesChange;
import dev.dinoscope.engine.runs.RunInfo;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A real server and a real client over TLS.
class NodeTest {
    @TempDir
    Path home;

    NodeServer server;
    GrpcNodeClient client;

    @BeforeEach
    void start() throws IOException {
        server = TestNode.start(home);
        client = GrpcNodeClient.of(TestNode.connectionFile(home));
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    @Test
    void saysWhoItIs() {
        var node = client.describe();
        assertThat(node.instance()).isEqualTo(server.address().instance());
        assertThat(node.runsRoot()).endsWith("runs");
        assertThat(node.devices().getFirst()).startsWith("CPU: ");
        assertThat(client.connection()).isEqualTo(new ConnectionState.Connected(node));
    }

    @Test
    void connectionFileIsPrivateAndGoesWithTheNode() throws IOException {
        var file = TestNode.connectionFile(home).path();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(server.address().toString()).doesNotContain(server.address().token());
        server.close();
        assertThat(file).doesNotExist();
    }

    @Test
    void refusesASecondNodeAndReplacesADeadOne() throws IOException {
        assertThatThrownBy(() -> TestNode.start(home))
                .isInstanceOf(NodeException.class)
                .hasMessageContaining("already serves")
                .hasMessageContaining(server.address().endpoint());
        var stale = server.address();
        server.close();
        TestNode.connectionFile(home).write(stale);
        server = TestNode.start(home);
        assertThat(TestNode.connectionFile(home).read()).contains(server.address());
    }

    @Test
    void refusesAWrongToken() {
        var right = server.address();
        var wrong = new NodeAddress(
                right.host(), right.port(), "guess", right.certificateSha256(), right.instance(), 1, "test");
        assertThatThrownBy(() -> Link.open(wrong)).hasMessageContaining("refused the token");
    }

    @Test
    void refusesAWrongCertificate() {
        var right = server.address();
        var wrong = new NodeAddress(
                right.host(), right.port(), right.token(), "00".repeat(32), right.instance(), 1, "test");
        assertThatThrownBy(() -> Link.open(wrong)).hasMessageContaining("another certificate");
    }

    @Test
    void saysWhenNobodyListens() throws IOException {
        var gone = server.address();
        server.close();
        assertThatThrownBy(() -> Link.open(gone)).hasMessageContaining("connection refused");
    }

    @Test
    void reportsAllErrorsOfARecipe() {
        assertThatThrownBy(() -> client.startRun("", List.of("optim.rate", "sead")))
                .isInstanceOfSatisfying(
                        ConfigException.class,
                        refused -> assertThat(refused.errors())
                                .extracting(error -> error.text())
                                .containsExactly("optim.rate: 1 — unknown key", "sead: 1 — unknown key"));
        assertThat(client.list()).isEmpty();
    }

    @Test
    void tellsWhatARunWouldTakeAndStartsNone() {
        assertThat(client.estimateRun("exit 0", List.of())).isEqualTo(TestNode.COST);
        assertThatThrownBy(() -> client.estimateRun("", List.of("sead")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("sead: 1 — unknown key");
        assertThat(client.list()).isEmpty();
    }

    @Test
    void runsAProcessAndTellsHowItEnded() throws InterruptedException {
        var runs = new Heard<List<RunInfo>>();
        try (var _ = client.watchRuns(runs)) {
            var run = client.startRun("echo one > log.txt; echo no such device >&2; exit 3", List.of());
            var ended = runs.next(list -> list.size() == 1 && list.getFirst().state() == RunState.FAILED)
                    .getFirst();
            assertThat(ended.id()).isEqualTo(run).startsWith("try-");
            assertThat(ended.totalSteps()).isEqualTo(100);
            assertThat(ended.message()).isEqualTo("The run's process ended with code 3: no such device");
            var log = new Heard<LogLines>();
            try (var _ = client.watchLog(run, Position.START, log)) {
                assertThat(log.next(lines -> !lines.lines().isEmpty()).lines()).containsExactly("one");
            }
            assertThatThrownBy(() -> client.stopRun(run)).hasMessageContaining("does not run: it is failed");
            client.resumeRun(run);
            var again = runs.next(list -> list.getFirst().state() == RunState.FAILED
                    && list.getFirst().updated().isAfter(ended.updated()));
            assertThat(again).hasSize(1);
        }
    }

    @Test
    void stopsByARequestInTheRunDirectory() throws InterruptedException {
        var runs = new Heard<List<RunInfo>>();
        try (var _ = client.watchRuns(runs)) {
            var run = client.startRun("until [ -e stop ]; do sleep 0.05; done; exit 7", List.of());
            client.stopRun(run);
            var ended = runs.next(list -> list.size() == 1 && list.getFirst().state() == RunState.FAILED);
            assertThat(ended.getFirst().message()).isEqualTo("The run's process ended with code 7");
        }
    }

    @Test
    void theRunListTellsTheNewestEvaluations() throws IOException, InterruptedException {
        var run = run();
        var results = new ResultsLog(home.resolve("runs", run, "results.jsonl"));
        var runs = new Heard<List<RunInfo>>();
        try (var _ = client.watchRuns(runs)) {
            for (var recall : new double[] {0.125, 0.25}) {
                var metrics = new LinkedHashMap<String, Double>();
                metrics.put("recall_at_1", recall);
                results.append(new EvaluationResult(1, "retrieval", "val", Instant.EPOCH, metrics));
                var list = runs.next(
                        each -> Objects.equals(each.getFirst().metrics().get("eval/val/recall_at_1"), recall));
                assertThat(list.getFirst().id()).isEqualTo(run);
            }
        }
    }

    @Test
    void notesTravelWithTheRunList() throws InterruptedException {
        var run = run();
        var runs = new Heard<List<RunInfo>>();
        try (var _ = client.watchRuns(runs)) {
            var change =
                    new NotesChange("warm start", "compare with α = 0.5", List.of("paper", "best"), List.of(), true);
            assertThat(client.annotate(run, change)).isEqualTo(change.applyTo(RunNotes.NONE));
            runs.next(list -> list.getFirst().notes().equals(change.applyTo(RunNotes.NONE)));
            assertThat(client.annotate(run, NotesChange.archived(false)).tags()).containsExactly("paper", "best");
        }
        assertThatThrownBy(() -> client.annotate("nobody", NotesChange.note("x")))
                .hasMessageContaining("There is no run nobody");
    }

    @Test
    void deletesAndRestoresButNotWhatRuns() throws InterruptedException {
        var runs = new Heard<List<RunInfo>>();
        try (var _ = client.watchRuns(runs)) {
            var run = client.startRun("until [ -e stop ]; do sleep 0.05; done; exit 7", List.of());
            assertThatThrownBy(() -> client.delete(run)).hasMessageContaining("stop it before it is deleted");
            client.stopRun(run);
            runs.next(list -> !list.isEmpty() && list.getFirst().state() == RunState.FAILED);
            deleteWhenItsEndWasNoted(run);
            runs.next(List::isEmpty);
            assertThat(client.trash()).containsExactly(run);
            assertThatThrownBy(() -> client.annotate(run, NotesChange.note("x")))
                    .hasMessageContaining("no run");
            client.restore(run);
            runs.next(list -> list.size() == 1 && list.getFirst().id().equals(run));
            assertThatThrownBy(() -> client.restore(run)).hasMessageContaining("has no run " + run);
        }
    }

    /// The state is written an instant before the node forgets the process.
    private void deleteWhenItsEndWasNoted(String run) {
        for (var _ : (Iterable<Integer>) java.util.stream.IntStream.range(0, 1000)::iterator) {
            try {
                client.delete(run);
                return;
            } catch (NodeException notYet) {
                assertThat(notYet.kind()).isEqualTo(NodeException.Kind.CONFLICT);
            }
        }
    }

    @Test
    void theCommandLineTellsOfAWrongToken() throws IOException {
        var right = server.address();
        var file = new ConnectionFile(home.resolve("copied.json"));
        file.write(new NodeAddress(
                right.host(), right.port(), "guess", right.certificateSha256(), right.instance(), 1, "test"));
        var said = new StringWriter();
        var code = CommandLineMain.commandLine()
                .setErr(new PrintWriter(said, true))
                .execute("runs", "--node", file.path().toString());
        assertThat(code).isEqualTo(1);
        assertThat(said.toString())
                .contains("refused the token; read its connection file again")
                .doesNotContain("\tat ");
    }

    @Test
    void copiesFilesAndRefusesToLeaveTheRun() throws IOException, InterruptedException {
        var run = run();
        var directory = home.resolve("runs", run);
        var content = new byte[(3 << 20) + 17];
        new java.util.Random(1).nextBytes(content);
        Files.write(directory.resolve("snapshots/000500.safetensors"), content);
        Files.createSymbolicLink(directory.resolve("link"), home.resolve("node.json"));
        var snapshots = new Heard<List<SnapshotFile>>();
        try (var _ = client.watchSnapshots(run, snapshots)) {
            var found = snapshots.next(list -> !list.isEmpty()).getFirst();
            assertThat(found.step()).isEqualTo(500);
            assertThat(found.file()).isEqualTo("snapshots/000500.safetensors");
            assertThat(found.bytes()).isEqualTo(content.length);
            assertThat(found.version()).isEqualTo(client.version(run, found.file()));
            client.fetch(run, found.file(), home.resolve("copy"), _ -> {});
            // As a resume does it: the same name, as long as before.
            var again = directory.resolve(found.file());
            Files.write(again, new byte[content.length]);
            var later = found.modified().plusSeconds(1);
            Files.setLastModifiedTime(again, FileTime.from(later));
            var news = snapshots
                    .next(list -> list.getFirst().modified().equals(later))
                    .getFirst();
            assertThat(news.version()).isNotEqualTo(found.version()).isEqualTo(client.version(run, news.file()));
        }
        assertThat(home.resolve("copy")).hasBinaryContent(content);
        for (var path : List.of("../../node.json", "link", "/etc/passwd", "snapshots")) {
            assertThatThrownBy(() -> client.read(run, path)).hasMessageContaining("is not a file inside the run");
        }
        assertThatThrownBy(() -> client.read(run, "absent")).hasMessageContaining("has no file absent");
        assertThatThrownBy(() -> client.read("..", "node.json")).hasMessageContaining("There is no run ..");
    }

    @Test
    void readsResultsAndMeasuresTheMachine() throws IOException, InterruptedException {
        var run = run();
        var metrics = new LinkedHashMap<String, Double>();
        metrics.put("recall_at_1", 0.125);
        var result = new EvaluationResult(1, "retrieval", "test", Instant.EPOCH, metrics);
        var results = home.resolve("runs", run, "results.jsonl");
        new ResultsLog(results).append(result);
        Files.writeString(results, "{\"to", StandardOpenOption.APPEND);
        assertThat(client.results(run)).isEqualTo(new ResultsLog.Results(List.of(result), List.of()));
        var system = new Heard<SystemSample>();
        try (var _ = client.watchSystem(system)) {
            var sample = system.next(_ -> true);
            assertThat(sample.memoryUsed()).isBetween(1L, sample.memoryTotal());
            assertThat(sample.processes().getFirst().resident()).isPositive();
        }
    }

    @Test
    void aWatchOfAnUnknownRunFails() throws InterruptedException {
        var log = new Heard<LogLines>();
        var _ = client.watchLog("nobody", Position.START, log);
        assertThat(log.failure()).hasMessageContaining("There is no run nobody");
    }

    /// A run whose process has ended: the node writes nothing to it any more.
    private String run() {
        var run = client.startRun("exit 0", List.of());
        while (client.list().stream().anyMatch(each -> each.state() == RunState.CREATED)) {
            Thread.onSpinWait();
        }
        return run;
    }
}
