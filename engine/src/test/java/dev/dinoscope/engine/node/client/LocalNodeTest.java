package dev.dinoscope.engine.node.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dinoscope.engine.node.ConnectionState;
import dev.dinoscope.engine.node.LogLines;
import dev.dinoscope.engine.node.Position;
import dev.dinoscope.engine.node.server.NodeOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The node as the child process that the desktop starts.
class LocalNodeTest {
    @TempDir
    Path home;

    @Test
    void aKilledNodeIsNoticedRestartedAndItsRunGoesOn() throws Exception {
        var node = LocalNode.open(home, TestNode.class.getName());
        var connection = new Heard<ConnectionState>();
        var process = new Heard<LocalNode.ProcessState>();
        var log = new Heard<LogLines>();
        var client = node.client();
        try (var _ = client.watchConnection(connection);
                var _ = node.watchProcess(process)) {
            var first = client.describe();
            var run = client.startRun(
                    "echo begun > log.txt; until [ -e stop ]; do sleep 0.05; done; echo done >> log.txt", List.of());
            var _ = client.watchLog(run, Position.START, log);
            log.next(lines -> lines.lines().contains("begun"));

            ProcessHandle.of(first.pid()).orElseThrow().destroyForcibly();
            connection.next(ConnectionState.Lost.class::isInstance);
            process.next(LocalNode.ProcessState.Ended.class::isInstance);
            node.restart();

            assertThat(client.describe().instance()).isNotEqualTo(first.instance());
            client.stopRun(run);
            // Only what is new: the watch went on at its position, and the run lived through it all.
            assertThat(log.next(_ -> true)).isEqualTo(new LogLines(List.of("done"), new Position("11"), false));

            try (var second = LocalNode.open(home, "unused: one runs already")) {
                assertThat(second.client().describe()).isEqualTo(client.describe());
            }
            node.close(true);
            process.next(LocalNode.ProcessState.Ended.class::isInstance);
        } finally {
            node.close(true);
        }
        assertThat(TestNode.connectionFile(home).path()).doesNotExist();
    }

    @Test
    void theNodeEndsWithItsOwner() throws Exception {
        var owner = new ProcessBuilder("sleep", "600").start();
        var words = NodeStart.ofThisJvm(home, TestNode.class.getName()).words();
        var builder = new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("node.log").toFile());
        builder.environment().put("DINOSCOPE_HOME", home.toString());
        builder.environment().put(NodeOptions.OWNER, Long.toString(owner.pid()));
        var node = builder.start();
        try (var client = GrpcNodeClient.of(TestNode.connectionFile(home))) {
            var connection = new Heard<ConnectionState>();
            try (var _ = client.watchConnection(connection)) {
                connection.next(state -> {
                    assertThat(node.isAlive()).isTrue();
                    return state instanceof ConnectionState.Connected;
                });
                owner.destroyForcibly();
                assertThat(node.onExit().get(60, TimeUnit.SECONDS).exitValue()).isZero();
            }
        } finally {
            owner.destroyForcibly();
            node.destroyForcibly();
        }
        assertThat(TestNode.connectionFile(home).path()).doesNotExist();
    }
}
