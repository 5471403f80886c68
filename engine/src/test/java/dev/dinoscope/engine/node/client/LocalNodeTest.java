package dev.dinoscope.engine.node.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dinoscope.engine.node.ConnectionState;
import dev.dinoscope.engine.node.LogLines;
import dev.dinoscope.engine.node.Position;
import java.nio.file.Path;
import java.util.List;
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
}
