package dev.dinoscope.engine.machines;

import dev.dinoscope.engine.cli.CommandLineMain;
import dev.dinoscope.engine.node.NodeClient;
import dev.dinoscope.engine.node.Position;
import dev.dinoscope.engine.node.client.LocalNode;
import dev.dinoscope.engine.recipe.BundledRecipes;
import dev.dinoscope.engine.run.RunState;
import dev.dinoscope.engine.run.files.Homes;
import dev.dinoscope.engine.runs.RunInfo;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/// A node of this machine, started as the window starts it; a run on it, watched until it has taken three steps
/// and then stopped. A main program, so that a script can run it in whatever surroundings.
public final class WatchedRun {
    private static final long PATIENCE_SECONDS = 180;
    private static final int SCALARS = 3;

    private WatchedRun() {}

    /// Prints the run's name and how far it came.
    ///
    /// @param overrides of the default recipe
    public static void main(String[] overrides) throws Exception {
        CommandLineMain.refuseToRunAmiss();
        try (var node = LocalNode.open(Homes.system().home(), CommandLineMain.class.getName())) {
            var client = node.client();
            var run = client.startRun(BundledRecipes.yaml(BundledRecipes.names().getFirst()), Arrays.asList(overrides));
            watchLosses(client, run);
            client.stopRun(run);
            var end = await(client, run, WatchedRun::hasEnded);
            System.out.println(run + " " + end.step());
        }
        System.exit(0);
    }

    private static void watchLosses(NodeClient client, String run) throws InterruptedException {
        var seen = new CountDownLatch(SCALARS);
        try (var _ = client.watchScalars(
                run,
                Position.START,
                batch -> batch.points().stream()
                        .filter(point -> point.tag().equals("loss"))
                        .forEach(_ -> seen.countDown()))) {
            var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
            while (!seen.await(100, TimeUnit.MILLISECONDS)) {
                var info = info(client, run);
                if (hasEnded(info) || System.nanoTime() > end) {
                    throw new IllegalStateException("no " + SCALARS + " losses were seen: " + info);
                }
            }
        }
    }

    private static boolean hasEnded(RunInfo info) {
        return !info.state().isLive() && info.state() != RunState.CREATED;
    }

    private static RunInfo await(NodeClient client, String run, Predicate<RunInfo> condition)
            throws InterruptedException {
        var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        for (var info = info(client, run); ; info = info(client, run)) {
            if (condition.test(info)) {
                return info;
            }
            if (System.nanoTime() > end) {
                throw new IllegalStateException("the run does not end: " + info);
            }
            Thread.sleep(50);
        }
    }

    private static RunInfo info(NodeClient client, String run) {
        List<RunInfo> runs = client.list();
        return runs.stream().filter(info -> info.id().equals(run)).findFirst().orElseThrow();
    }
}
