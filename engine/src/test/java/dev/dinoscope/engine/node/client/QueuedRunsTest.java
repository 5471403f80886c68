package dev.dinoscope.engine.node.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dinoscope.engine.launch.Launch;
import dev.dinoscope.engine.node.server.NodeServer;
import dev.dinoscope.engine.run.LaunchMark;
import dev.dinoscope.engine.run.RunDirectory;
import dev.dinoscope.engine.run.RunState;
import dev.dinoscope.engine.runs.RunInfo;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A node whose launcher has runs wait.
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class QueuedRunsTest {
    @TempDir
    private Path home;

    private final HeldJobs queue = new HeldJobs();
    private NodeServer server;
    private GrpcNodeClient client;

    @BeforeEach
    void start() throws IOException {
        server = TestNode.start(home, queue);
        client = GrpcNodeClient.of(TestNode.connectionFile(home));
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    private void startAnotherNode() throws IOException {
        stop();
        start();
    }

    private RunDirectory directory(String run) {
        return new RunDirectory(home.resolve("runs", run));
    }

    private RunInfo only() {
        var all = client.list();
        assertThat(all).hasSize(1);
        return all.getFirst();
    }

    /// As if it had waited for an hour.
    private void age(String run) throws IOException {
        var status = directory(run).status();
        directory(run)
                .writeStatus(status.withState(
                        status.state(), status.message(), Instant.now().minusSeconds(3600)));
    }

    @Test
    void aRunWaitsAsLongAsItsJobAndThenRuns() throws Exception {
        var run = client.startRun("exit 4", List.of());
        age(run);
        assertThat(only().state()).isEqualTo(RunState.QUEUED);
        assertThat(directory(run).launch()).map(LaunchMark::job).hasValue("1");
        for (var node = 0; node < 2; node++) {
            assertThatThrownBy(() -> client.resumeRun(run)).hasMessageContaining("it is queued");
            assertThatThrownBy(() -> client.delete(run)).hasMessageContaining("stop it before it is deleted");
            startAnotherNode();
            assertThat(only().state()).isEqualTo(RunState.QUEUED);
        }
    }

    @Test
    void whatTheJobsProcessDoesIsToldAsOfAnyRun() throws Exception {
        var run = client.startRun("echo no such device; exit 4", List.of());
        var runs = new Heard<List<RunInfo>>();
        try (var _ = client.watchRuns(runs)) {
            runs.next(list -> list.getFirst().state() == RunState.QUEUED);
            queue.job("1").begin();
            var ended = runs.next(list -> list.getFirst().state() == RunState.FAILED);
            assertThat(ended.getFirst().message()).isEqualTo("The run's process ended with code 4: no such device");
            resumeWhenItsEndWasNoted(run);
            runs.next(list -> list.getFirst().state() == RunState.QUEUED);
            queue.job("2").vanish();
            ended = runs.next(list -> list.getFirst().state() == RunState.FAILED);
            assertThat(ended.getFirst().message()).startsWith("The run's process has ended");
        }
    }

    @Test
    void aJobThatEndedWhileNoNodeWasThereIsLost() throws Exception {
        var run = client.startRun("exit 0", List.of());
        age(run);
        stop();
        queue.job("1").vanish();
        // The node before hears of it too: nothing has told it to end.
        directory(run).writeStatus(directory(run).status().withState(RunState.QUEUED, "", Instant.EPOCH));
        start();
        assertThat(only().state()).isEqualTo(RunState.LOST);
        assertThat(only().message()).startsWith("job 1 of held has ended and has not taken it up");
        client.resumeRun(run);
        assertThat(only().state()).isEqualTo(RunState.QUEUED);
    }

    @Test
    void whatWaitsIsStoppedByEndingItsJob() throws Exception {
        var run = client.startRun("exit 0", List.of());
        startAnotherNode();
        client.stopRun(run);
        assertThat(only().state()).isEqualTo(RunState.STOPPED);
        assertThat(queue.job("1").state()).isEqualTo(Launch.State.ENDED);
        assertThatThrownBy(() -> client.stopRun(run)).hasMessageContaining("it is stopped");
        client.resumeRun(run);
        assertThat(only().state()).isEqualTo(RunState.QUEUED);
    }

    @Test
    void aJobOfAnotherLauncherIsLeftAlone() throws Exception {
        var run = client.startRun("exit 0", List.of());
        directory(run).writeLaunch(LaunchMark.of("slurm", "4711", Instant.now()));
        age(run);
        assertThat(only().state()).isEqualTo(RunState.QUEUED);
        assertThatThrownBy(() -> client.stopRun(run))
                .hasMessageContaining("waits as job 4711 of slurm, which this node cannot end");
    }

    /// The state is written an instant before the node forgets the launch.
    private void resumeWhenItsEndWasNoted(String run) {
        for (var left = 1000; ; left--) {
            try {
                client.resumeRun(run);
                return;
            } catch (RuntimeException notYet) {
                assertThat(left).isPositive();
            }
        }
    }
}
