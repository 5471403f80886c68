package dev.dinoscope.engine.node.client;

import dev.dinoscope.engine.launch.Launch;
import dev.dinoscope.engine.launch.Launcher;
import dev.dinoscope.engine.run.LaunchMark;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/// A queue whose jobs wait until the test lets them begin. It outlives its nodes, as a cluster does.
final class HeldJobs implements Launcher {
    private final Map<String, Job> jobs = new ConcurrentHashMap<>();

    @Override
    public String name() {
        return "held";
    }

    @Override
    public boolean queues() {
        return true;
    }

    @Override
    public Launch launch(Path runDirectory) {
        var id = Integer.toString(jobs.size() + 1);
        var job = new Job(LaunchMark.of(name(), id, Instant.now()), runDirectory);
        jobs.put(id, job);
        return job;
    }

    @Override
    public Launch find(LaunchMark mark) {
        return job(String.valueOf(mark.job()));
    }

    Job job(String id) {
        return Optional.ofNullable(jobs.get(id)).orElseThrow();
    }

    static final class Job implements Launch {
        private final LaunchMark mark;
        private final Path run;
        private final CompletableFuture<End> end = new CompletableFuture<>();
        private volatile State state = State.WAITING;

        private Job(LaunchMark mark, Path run) {
            this.mark = mark;
            this.run = run;
        }

        /// Its machine is free now.
        void begin() throws IOException {
            state = State.RUNNING;
            var process = TestNode.launcher().launch(run);
            var _ = process.end().thenAccept(this::end);
        }

        /// It ends; a queue may not tell how.
        void vanish() {
            end(new End(OptionalInt.empty()));
        }

        private void end(End how) {
            state = State.ENDED;
            end.complete(how);
        }

        @Override
        public LaunchMark mark() {
            return mark;
        }

        @Override
        public State state() {
            return state;
        }

        @Override
        public void cancel() {
            vanish();
        }

        @Override
        public CompletionStage<End> end() {
            return end;
        }
    }
}
