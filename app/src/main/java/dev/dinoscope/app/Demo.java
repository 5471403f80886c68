package dev.dinoscope.app;

import dev.dinoscope.app.bridge.RunItem;
import dev.dinoscope.app.demo.DemoPlan;
import dev.dinoscope.app.demo.Preparation;
import dev.dinoscope.app.settings.Theme;
import dev.dinoscope.engine.cli.CommandFailure;
import dev.dinoscope.engine.cli.ExitCode;
import dev.dinoscope.engine.node.ConnectionState;
import dev.dinoscope.engine.recipe.BundledRecipes;
import dev.dinoscope.engine.run.RunState;
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
import java.util.concurrent.CompletionException;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.stage.Stage;

/// Carries the demo out: the same workbench, node and run as in daily use, driven from here.
final class Demo {
    private static final Duration LOOK = Duration.ofMillis(250);
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
        if (plan.headless()) {
            System.setProperty("glass.platform", "Headless");
            // Without it JavaFX first tries OpenGL, and prints a stack trace where X11's libraries are missing.
            System.setProperty("prism.order", "sw");
        }
        var closed = new CompletableFuture<Void>();
        Platform.startup(() -> Platform.setImplicitExit(false));
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

    private int play(CompletableFuture<Void> closed) throws InterruptedException, IOException {
        var window = onFx(() -> WorkbenchApplication.open(new Stage(), plan.headless()));
        var workbench = window.workbench();
        onFx(() -> {
            window.onClosed(() -> closed.complete(null));
            window.show();
            return window;
        });
        say("the window is open");
        await(
                "the node",
                PATIENCE,
                workbench,
                w -> w.session().connectionProperty().get() instanceof ConnectionState.Connected
                        && w.session().clientProperty().get().isPresent());
        var client = onFx(() -> workbench.session().clientProperty().get().orElseThrow());
        var run = client.startRun(BundledRecipes.yaml(BundledRecipes.names().getFirst()), List.of());
        say("started " + run);
        onFx(() -> {
            workbench.follow(run);
            return run;
        });
        if (!plan.headless()) {
            closed.join();
            return ExitCode.OK;
        }
        return watch(workbench, client.describe().runsRoot(), run);
    }

    private int watch(Workbench workbench, String runsRoot, String run) throws InterruptedException, IOException {
        // Preparing the data set the first time is not training.
        var preparation = new Preparation(this::say);
        await(
                "the first step",
                Duration.ofMinutes(20),
                workbench,
                w -> item(w, run, i -> {
                    preparation.accept(i.info().message());
                    return i.info().step() > 0 || !i.live();
                }));
        say("training");
        awaitOrTimeout(plan.training(), workbench, w -> item(w, run, i -> !i.live()));
        var files = Files.createDirectories(plan.out());
        new Pictures(workbench, files).takeAll(Theme.values());
        say("pictures are in " + files.toAbsolutePath());
        onFx(() -> {
            workbench.stopLiveRuns(() -> {});
            return run;
        });
        await("the end of the run", ENDING, workbench, w -> item(w, run, i -> !i.live()));
        var info = onFx(() -> workbench.session().runs().find(run).orElseThrow().info());
        keep(Path.of(runsRoot, run), files);
        onFx(() -> {
            workbench.close();
            return run;
        });
        if (info.state() != RunState.FINISHED && info.state() != RunState.STOPPED) {
            throw new CommandFailure(
                    ExitCode.FAILED,
                    "The run %s %s: %s. Its log is %s"
                            .formatted(
                                    run,
                                    info.state().name().toLowerCase(Locale.ROOT),
                                    info.message(),
                                    Path.of(runsRoot, run, "log.txt")));
        }
        say("%s after %d of %d steps"
                .formatted(info.state().name().toLowerCase(Locale.ROOT), info.step(), info.totalSteps()));
        return ExitCode.OK;
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

    private static boolean item(Workbench workbench, String run, Predicate<RunItem> condition) {
        return workbench.session().runs().find(run).filter(condition).isPresent();
    }

    private static void await(String what, Duration patience, Workbench workbench, Predicate<Workbench> condition)
            throws InterruptedException {
        if (!awaitOrTimeout(patience, workbench, condition)) {
            throw new CommandFailure(
                    ExitCode.FAILED, "%s did not come within %d s".formatted(what, patience.toSeconds()));
        }
    }

    private static boolean awaitOrTimeout(Duration patience, Workbench workbench, Predicate<Workbench> condition)
            throws InterruptedException {
        var end = Instant.now().plus(patience);
        while (Instant.now().isBefore(end)) {
            if (onFx(() -> condition.test(workbench))) {
                return true;
            }
            Thread.sleep(LOOK);
        }
        return false;
    }

    static <T> T onFx(Supplier<T> work) {
        try {
            return CompletableFuture.supplyAsync(work, Platform::runLater).join();
        } catch (CompletionException problem) {
            throw problem.getCause() instanceof RuntimeException cause ? cause : problem;
        }
    }

    private void say(String what) {
        System.out.printf(
                "%5.1f s  %s%n", Duration.between(began, Instant.now()).toMillis() / 1000.0, what);
    }
}
