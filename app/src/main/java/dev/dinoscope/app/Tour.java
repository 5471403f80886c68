package dev.dinoscope.app;

import dev.dinoscope.app.settings.Theme;
import dev.dinoscope.app.tour.TourPlan;
import dev.dinoscope.engine.cli.text.ExitCode;
import dev.dinoscope.engine.run.files.Homes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.stage.Stage;

/// Takes the tour: the workbench as in daily use, with a home of its own that holds nothing but the example
/// runs.
final class Tour {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    /// Sheets that lie over a view.
    private static final List<Stop> SHEETS = List.of(
            new Stop("palette", "runs", Optional.of("view.palette")),
            new Stop("shortcuts", "runs", Optional.of("help.shortcuts")),
            new Stop("export", "curves", Optional.of("view.export")));

    /// What a picture shows.
    ///
    /// @param name the picture's
    /// @param action taken in the view
    private record Stop(String name, String view, Optional<String> action) {}

    private final TourPlan plan;

    private Tour(TourPlan plan) {
        this.plan = plan;
    }

    /// @return the exit code
    static int show(TourPlan plan) {
        FxThread.start(true);
        try {
            var home = Files.createTempDirectory("dinoscope-tour");
            try {
                new Tour(plan).take(home);
            } finally {
                delete(home);
            }
            return ExitCode.OK;
        } catch (InterruptedException _) {
            return ExitCode.INTERRUPTED;
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        } finally {
            Platform.exit();
        }
    }

    private void take(Path home) throws IOException, InterruptedException {
        var homes = new Homes(home, Homes.system().cache());
        var out = Files.createDirectories(plan.out());
        var workbench = FxThread.get(() -> {
            var window = WorkbenchApplication.offscreen(
                    new Stage(), homes, plan.size().width(), plan.size().height());
            window.show();
            return window.workbench();
        });
        try {
            FxThread.await("the node", PATIENCE, workbench.session().attached()::get);
            var runs = FxThread.get(
                            () -> workbench.session().clientProperty().get().orElseThrow())
                    .unpackExamples();
            FxThread.await(
                    "the example runs",
                    PATIENCE,
                    () -> workbench.session().runs().items().size() == runs.size());
            for (var theme : plan.themes()) {
                takeAll(workbench, runs, theme, new Pictures(workbench, out));
            }
        } finally {
            FxThread.run(workbench::close);
        }
        System.out.println("pictures are in " + out.toAbsolutePath());
    }

    private void takeAll(Workbench workbench, List<String> runs, Theme theme, Pictures pictures)
            throws InterruptedException, IOException {
        FxThread.run(() -> {
            workbench.appearance().show(theme);
            workbench.visit(runs, TourPlan.PATCH);
        });
        for (var stop : stops(workbench)) {
            if (plan.wants(stop.name())) {
                FxThread.run(() -> arrange(workbench, stop));
                pictures.take(stop.name(), theme);
                FxThread.run(workbench.shell()::dismiss);
            }
        }
    }

    private static void arrange(Workbench workbench, Stop stop) {
        workbench.shell().open(stop.view());
        stop.action().ifPresent(id -> workbench.actions().get(id).run());
    }

    /// The views as they stand in the rail, then the sheets.
    private static List<Stop> stops(Workbench workbench) {
        var views = workbench.viewIds().stream().map(view -> new Stop(view, view, Optional.empty()));
        return Stream.concat(views, SHEETS.stream()).toList();
    }

    private static void delete(Path directory) throws IOException {
        try (var files = Files.walk(directory)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
