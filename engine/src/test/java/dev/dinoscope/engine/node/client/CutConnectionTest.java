package dev.dinoscope.engine.node.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dinoscope.engine.node.Position;
import dev.dinoscope.engine.node.ScalarBatch;
import dev.dinoscope.engine.node.WatchListener;
import dev.dinoscope.engine.run.events.EventFileWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CutConnectionTest {
    private static final int SCALARS = 20_000;
    private static final int BURST = 500;

    @TempDir
    Path home;

    /// Written while it is watched, in bursts; the connection is cut after each batch that arrives.
    @Test
    void losesAndRepeatsNothing() throws Exception {
        try (var server = TestNode.start(home);
                var proxy = new CutProxy(server.address().port());
                var client = new GrpcNodeClient(() -> server.address().at("127.0.0.1", proxy.port()))) {
            var run = client.startRun("exit 0", List.of());
            var steps = LongStream.builder();
            var all = new CountDownLatch(SCALARS);
            WatchListener<ScalarBatch> listener = batch -> {
                for (var point : batch.points()) {
                    steps.add(point.step());
                    all.countDown();
                }
                proxy.cut();
            };
            try (var _ = client.watchScalars(run, Position.START, listener)) {
                write(home.resolve("runs", run));
                assertThat(all.await(120, TimeUnit.SECONDS)).isTrue();
            }
            assertThat(steps.build().toArray())
                    .isEqualTo(LongStream.range(0, SCALARS).toArray());
        }
    }

    /// Two processes log into one directory, and the first goes on when the second has begun a file with a later name.
    @Test
    void losesAndRepeatsNothingOfTwoWriters() throws Exception {
        int each = 2000;
        try (var server = TestNode.start(home);
                var proxy = new CutProxy(server.address().port());
                var client = new GrpcNodeClient(() -> server.address().at("127.0.0.1", proxy.port()))) {
            var run = client.startRun("exit 0", List.of());
            var seen = new ConcurrentHashMap<String, Queue<Long>>();
            var all = new CountDownLatch(2 * each);
            WatchListener<ScalarBatch> listener = batch -> {
                for (var point : batch.points()) {
                    seen.computeIfAbsent(point.tag(), _ -> new ConcurrentLinkedQueue<>())
                            .add(point.step());
                    all.countDown();
                }
                proxy.cut();
            };
            try (var _ = client.watchScalars(run, Position.START, listener);
                    var first = EventFileWriter.create(home.resolve("runs", run), InstantSource.system());
                    var second = EventFileWriter.create(home.resolve("runs", run), InstantSource.system())) {
                for (long step = 0; step < each; step++) {
                    first.add("loss", step, 1);
                    second.add("user/metric", step, 1);
                    if (step % BURST == BURST - 1) {
                        first.flush();
                        second.flush();
                    }
                }
                assertThat(all.await(120, TimeUnit.SECONDS)).isTrue();
            }
            var steps = LongStream.range(0, each).boxed().toList();
            assertThat(seen.get("loss")).containsExactlyElementsOf(steps);
            assertThat(seen.get("user/metric")).containsExactlyElementsOf(steps);
        }
    }

    private static void write(Path directory) throws Exception {
        try (var writer = EventFileWriter.create(directory, InstantSource.system())) {
            for (int step = 0; step < SCALARS; step++) {
                writer.add("loss", step, 1.0 / (step + 1));
                if (step % BURST == BURST - 1) {
                    writer.flush();
                }
            }
        }
    }
}
