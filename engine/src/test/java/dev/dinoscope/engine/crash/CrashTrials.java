package dev.dinoscope.engine.crash;

import dev.dinoscope.engine.config.Configs;
import dev.dinoscope.engine.recipe.Recipe;
import dev.dinoscope.engine.run.RunDirectory;
import dev.dinoscope.engine.run.checkpoint.CheckpointStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/// Trains the same tiny run again and again, kills each with `kill -9` at another moment, resumes it, and compares what
/// it leaves with a run that nobody interrupted.
final class CrashTrials {
    private final Path home;
    private final Random random;
    private final RunDirectory reference;
    private final RunContent expected;
    private final long trainingNanos;

    /// How one trial ended.
    ///
    /// @param moment when the trainer was killed, for people
    /// @param lost points that could be read after the kill and not at the end
    /// @param torn files that could be read after the kill although they were not whole
    /// @param differences to the run that nobody interrupted
    record Outcome(String moment, List<String> lost, List<String> torn, List<String> differences) {
        boolean isExact() {
            return lost.isEmpty() && torn.isEmpty() && differences.isEmpty();
        }

        @Override
        public String toString() {
            return moment + ": " + (isExact() ? "exact" : "lost " + lost + ", torn " + torn + ", " + differences);
        }
    }

    /// Trains the reference.
    CrashTrials(Path directory, long seed) throws IOException, InterruptedException {
        this.home = directory;
        this.random = new Random(seed);
        // Data are prepared by the first start; the second has the duration of all that follow.
        train(create("first"));
        this.reference = create("reference", "train.checkpoints_kept=1000");
        var start = System.nanoTime();
        train(reference);
        this.trainingNanos = System.nanoTime() - start;
        this.expected = RunContent.read(reference);
    }

    private void train(RunDirectory run) throws IOException, InterruptedException {
        try (var trainee = Trainee.start(run, home)) {
            if (trainee.awaitEnd() != 0) {
                throw new AssertionError(run.path() + " failed; see its console.txt");
            }
        }
    }

    Outcome trial() throws IOException, InterruptedException {
        var run = create("trial");
        String moment;
        try (var trainee = Trainee.start(run, home)) {
            var begin = trainee.awaitBegin();
            moment = random.nextBoolean() ? aimAtCheckpoint(trainee) : waitFrom(begin);
            trainee.kill();
        }
        moment += " at step " + lastStep(run);
        var seen = RunContent.scalars(run);
        var torn = torn(run);
        train(run);
        var now = RunContent.read(run);
        var lost = seen.keySet().stream()
                .filter(point -> !now.scalars().containsKey(point))
                .toList();
        return new Outcome(moment, lost, torn, differences(now));
    }

    /// Any moment of the run's life, the preparation and the last evaluation included.
    private String waitFrom(long begin) {
        var delay = (long) (random.nextDouble() * trainingNanos);
        while (System.nanoTime() - begin < delay) {
            LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(50));
        }
        return String.format(Locale.ROOT, "killed after %.3f s", delay / 1e9);
    }

    /// In the milliseconds in which a checkpoint is written, moved into place and the old ones are removed.
    private String aimAtCheckpoint(Trainee trainee) throws IOException {
        var number = 1 + random.nextInt(TinyRun.CHECKPOINTS);
        trainee.awaitCheckpoint(number);
        var delay = random.nextInt(10_000);
        LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(delay));
        return String.format(Locale.ROOT, "killed %.3f ms into checkpoint %d", delay / 1e3, number);
    }

    private static long lastStep(RunDirectory run) throws IOException {
        return RunContent.scalars(run).keySet().stream()
                .filter(point -> point.startsWith("loss@"))
                .mapToLong(point -> Long.parseLong(point.replaceAll(".*@|#.*", "")))
                .max()
                .orElse(0);
    }

    /// What readers accept must be what the reference wrote.
    private List<String> torn(RunDirectory run) throws IOException {
        var torn = new ArrayList<String>();
        RunContent.scalars(run).forEach((point, value) -> {
            if (!value.equals(expected.scalars().get(point))) {
                torn.add(point);
            }
        });
        RunContent.snapshots(run).forEach((step, sha) -> {
            if (!sha.equals(expected.snapshots().get(step))) {
                torn.add("snapshot " + step);
            }
        });
        var newest = new CheckpointStore(run.checkpoints(), 2, InstantSource.system()).load(_ -> {});
        if (newest.isPresent()) {
            var name = String.valueOf(newest.get().directory().getFileName());
            var accepted = RunContent.files(newest.get().directory());
            if (!accepted.equals(RunContent.files(reference.checkpoints().resolve(name)))) {
                torn.add("checkpoint " + name);
            }
        }
        return torn;
    }

    private List<String> differences(RunContent now) {
        var differences = new ArrayList<String>();
        compare("scalars", now.scalars(), expected.scalars(), differences);
        compare("results", now.results(), expected.results(), differences);
        compare("alerts", now.alerts(), expected.alerts(), differences);
        compare("snapshots", now.snapshots(), expected.snapshots(), differences);
        compare("checkpoint", now.checkpoint(), expected.checkpoint(), differences);
        return differences;
    }

    private static void compare(String what, Object now, Object expected, List<String> differences) {
        if (!now.equals(expected)) {
            differences.add(String.format(Locale.ROOT, "%s are %s, not %s", what, now, expected));
        }
    }

    private RunDirectory create(String name, String... overrides) throws IOException {
        var settings =
                Stream.concat(TinyRun.SETTINGS.stream(), Stream.of(overrides)).toList();
        var recipe = Configs.read(Recipe.class, "crash", TinyRun.RECIPE, settings);
        return RunDirectory.create(home.resolve("runs"), name, recipe, TinyRun.STEPS, InstantSource.system());
    }
}
