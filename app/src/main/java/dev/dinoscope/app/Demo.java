package dev.dinoscope.app;

import dev.dinoscope.app.bridge.RunItem;
import dev.dinoscope.app.bridge.RunRef;
import dev.dinoscope.app.demo.DemoPlan;
import dev.dinoscope.app.demo.ThrottledMessages;
import dev.dinoscope.app.settings.Theme;
import dev.dinoscope.engine.cli.text.CommandFailure;
import dev.dinoscope.engine.cli.text.ExitCode;
import dev.dinoscope.engine.node.ConnectionState;
import dev.dinoscope.engine.recipe.BundledRecipes;
import dev.dinoscope.engine.run.RunState;
import dev.dinoscope.engine.run.files.Homes;
import dev.dinoscope.engine.runs.RunInfo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import javafx.application.Platform;
import javafx.stage.Stage;

/// Carries the demo out: the same workbench, node and run as in daily use, driven from here.
final class Demo {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    /// Stopping writes a checkpoint and evaluates.
    private static final Duration ENDING = Duration.ofMinutes(5);

    private final DemoPlan plan;
    private final Instant began = Instant.now();

    private Demo(DemoPlan plan) {
        this.plan = plan;
    }

    /// @return the exit code
    static int show(DemoPlan plan) {
        requireHomes();
        var closed = new CompletableFuture<Void>();
        FxThread.start(plan.headless());
        try {
            return new Demo(plan).play(closed);
        } catch (InterruptedException _) {
            return ExitCode.INTERRUPTED;
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        } finally {
            Platform.exit();
        }
    }

    /// Said at once: the window would wait for a node that cannot start.
    private static void requireHomes() {
        try {
            Homes.system().require();
        } catch (IOException unusable) {
            throw new UncheckedIOException(unusable);
        }
    }

    private int play(CompletableFuture<Void> closed) throws InterruptedException, IOException {
        var window = FxThread.get(() -> plan.headless()
                ? WorkbenchApplication.offscreen(new Stage(), Homes.system(), 1440, 900)
                : WorkbenchApplication.open(new Stage(), Homes.system(), false));
        var workbench = window.workbench();
        FxThread.run(() -> {
            window.onClosed(() -> closed.complete(null));
            window.show();
        });
        say("the window is open");
        FxThread.await("the node", PATIENCE, () -> isConnected(workbench));
        var client =
                FxThread.get(() -> workbench.session().clientProperty().get().orElseThrow());
        var runsRoot = client.describe().runsRoot();
        var run = workbench
                .session()
                .ref(client.startRun(BundledRecipes.yaml(BundledRecipes.names().getFirst()), List.of()));
        say("started " + run.id());
        FxThread.run(() -> workbench.started(run));
        if (!plan.headless()) {
            closed.join();
            // The list is as it was when the window closed.
            FxThread.get(() -> workbench
                            .session()
                            .runs()
                            .find(run)
                            .filter(item -> !item.live())
                            .map(RunItem::info))
                    .ifPresent(info -> requireGoodEnd(info, runsRoot));
            return ExitCode.OK;
        }
        return watch(workbench, runsRoot, run);
    }

    /// @throws CommandFailure when the node could not be started; nobody tries again then
    private static boolean isConnected(Workbench workbench) {
        var session = workbench.session();
        var isAttached = session.clientProperty().get().isPresent();
        if (!isAttached && session.connectionProperty().get() instanceof ConnectionState.Lost(var reason)) {
            throw new CommandFailure(ExitCode.FAILED, reason);
        }
        return isAttached && session.connectionProperty().get() instanceof ConnectionState.Connected;
    }

    private int watch(Workbench workbench, String runsRoot, RunRef run) throws InterruptedException, IOException {
        // Preparing the data set the first time is not training.
        var preparation = new ThrottledMessages(this::say);
        FxThread.await(
                "the first step",
                Duration.ofMinutes(20),
                () -> item(workbench, run, i -> {
                    preparation.accept(i.info().message());
                    return i.info().step() > 0 || !i.live();
                }));
        say("training");
        FxThread.awaitOrTimeout(plan.training(), () -> item(workbench, run, i -> !i.live()));
        var files = Files.createDirectories(plan.out());
        new Pictures(workbench, files).takeAll(Theme.values());
        say("pictures are in " + files.toAbsolutePath());
        FxThread.run(() -> workbench.stopLiveRuns(() -> {}));
        FxThread.await("the end of the run", ENDING, () -> item(workbench, run, i -> !i.live()));
        var info = FxThread.get(
                () -> workbench.session().runs().find(run).orElseThrow().info());
        keep(Path.of(runsRoot, run.id()), files);
        FxThread.run(workbench::close);
        requireGoodEnd(info, runsRoot);
        say(String.format(
                Locale.ROOT,
                "%s after %d of %d steps",
                info.state().name().toLowerCase(Locale.ROOT),
                info.step(),
                info.totalSteps()));
        return ExitCode.OK;
    }

    private static void requireGoodEnd(RunInfo info, String runsRoot) {
        if (info.state() != RunState.FINISHED && info.state() != RunState.STOPPED) {
            throw new CommandFailure(
                    ExitCode.FAILED,
                    String.format(
                            Locale.ROOT,
                            "The run %s %s: %s. Its log is %s",
                            info.id(),
                            info.state().name().toLowerCase(Locale.ROOT),
                            info.message(),
                            Path.of(runsRoot, info.id(), "log.txt")));
        }
    }

    /// The run stays where the workbench finds it; a copy goes beside the pictures.
    private static void keep(Path run, Path out) throws IOException {
        var copy = out.resolve("run");
        try (var files = Files.walk(run)) {
            for (var file : files.toList()) {
                var target = copy.resolve(run.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else if (!Files.isSymbolicLink(file)) {
                    Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
        var results = run.resolve("results.jsonl");
        if (Files.exists(results)) {
            Files.copy(results, out.resolve("results.jsonl"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static boolean item(Workbench workbench, RunRef run, Predicate<RunItem> condition) {
        return workbench.session().runs().find(run).filter(condition).isPresent();
    }

    private void say(String what) {
        System.out.printf(
                Locale.ROOT,
                "%5.1f s  %s%n",
                Duration.between(began, Instant.now()).toMillis() / 1000.0,
                what);
    }
}
