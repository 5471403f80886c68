package dev.dinoscope.engine.launch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dinoscope.engine.run.LaunchMark;
import dev.dinoscope.engine.run.Liveness;
import dev.dinoscope.engine.run.ProcessMark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs({OS.LINUX, OS.MAC})
class ProcessLauncherTest {
    @TempDir
    private Path run;

    private static ProcessLauncher launcher(String script) {
        return new ProcessLauncher(List.of("/bin/sh", "-c", script));
    }

    private static Launch.End end(Launch launch) {
        return launch.end().toCompletableFuture().join();
    }

    @Test
    void tellsHowTheProcessEndedAndKeepsWhatItPrinted() throws IOException {
        var launch = launcher("echo one; echo two >&2; exit 3").launch(run);
        assertThat(end(launch)).isEqualTo(new Launch.End(OptionalInt.of(3)));
        assertThat(launch.state()).isEqualTo(Launch.State.ENDED);
        assertThat(run.resolve("console.txt")).hasContent("one\ntwo");
    }

    @Test
    void aLaunchIsFoundAgainByItsMark() throws IOException {
        var launched = launcher("echo > begun; exec sleep 600").launch(run);
        var mark = launched.mark();
        assertThat(mark.launcher()).isEqualTo("local");
        while (!Files.exists(run.resolve("begun"))) {
            Thread.onSpinWait();
        }
        // By another node: it knows the mark alone.
        var found = launcher("").find(mark);
        assertThat(found.state()).isEqualTo(Launch.State.RUNNING);
        found.cancel();
        assertThat(end(found).code()).isEmpty();
        assertThat(end(launched).code()).isPresent();
        assertThat(launched.state()).isEqualTo(Launch.State.ENDED);
        var late = launcher("").find(mark);
        assertThat(late.state()).isEqualTo(Launch.State.ENDED);
        assertThat(end(late).code()).isEmpty();
        late.cancel();
    }

    @Test
    void anotherProcessOfTheSameIdIsNotTakenForIt() throws IOException {
        var self = ProcessMark.current();
        var other = new ProcessMark(self.host(), self.pid(), self.started().minusSeconds(5));
        assertThat(launcher("")
                        .find(LaunchMark.of("local", other, Instant.now()))
                        .state())
                .isEqualTo(Launch.State.ENDED);
    }

    @Test
    void whoLaunchedARunIsAskedWhetherItStillComes() {
        var now = Instant.parse("2026-01-02T03:04:05Z");
        var longAgo = now.minusSeconds(3600);
        var liveness = new LaunchLiveness(launcher(""), Liveness.here(InstantSource.fixed(now)));
        var self = ProcessMark.current();
        var gone = new ProcessMark(self.host(), self.pid(), self.started().minusSeconds(5));
        assertThat(liveness.isAwaited(longAgo, LaunchMark.of("local", self, longAgo)))
                .isTrue();
        assertThat(liveness.isAwaited(longAgo, LaunchMark.of("local", gone, longAgo)))
                .isFalse();
        assertThat(liveness.isAwaited(longAgo, LaunchMark.of("slurm", "4711", longAgo)))
                .isTrue();
        assertThat(liveness.isAwaited(longAgo, null)).isFalse();
        assertThat(liveness.isAwaited(now, LaunchMark.of("local", gone, longAgo)))
                .isTrue();
    }
}
