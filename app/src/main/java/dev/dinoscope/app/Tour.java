package dev.dinoscope.app;

import dev.dinoscope.app.settings.Theme;
import dev.dinoscope.app.tour.ExampleRuns;
import dev.dinoscope.app.tour.TourPlan;
import dev.dinoscope.app.view.patches.PatchFrame.Anchor;
import dev.dinoscope.engine.cli.ExitCode;
import dev.dinoscope.engine.run.Homes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.stage.Stage;

/// Takes the tour: the workbench as in daily use, with a home of its own that holds nothing but the example runs.
final class Tour {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    /// A patch of the third probe image that belongs to the drawing, not to the paper.
    private static final Anchor PATCH = new Anchor(2, 27);

    /// A picture to take.
    ///
    /// @param view shown in it
    /// @param arrange what the user would have clicked; on the JavaFX thread
    private record Stop(String picture, String view, Consumer<Workbench> arrange) {}

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
        var runs = ExampleRuns.unpack(homes.runs());
        var out = Files.createDirectories(plan.out());
        var workbench = FxThread.get(() -> {
            var window = WorkbenchApplication.offscreen(
                    new Stage(), homes, plan.size().width(), plan.size().height());
            window.show();
            return window.workbench();
        });
        try {
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
        FxThread.run(() -> workbench.appearance().show(theme));
        for (var stop : stops(workbench, runs)) {
            if (plan.wants(stop.picture())) {
                FxThread.run(() -> {
                    workbench.shell().open(stop.view());
                    stop.arrange().accept(workbench);
                });
                pictures.take(stop.picture(), theme);
            }
        }
    }

    private static List<Stop> stops(Workbench workbench, List<String> runs) {
        var stops = new ArrayList<Stop>();
        for (var view : workbench.viewIds()) {
            stops.add(new Stop(view, view, w -> w.visit(runs, PATCH)));
        }
        return stops;
    }

    private static void delete(Path directory) throws IOException {
        try (var files = Files.walk(directory)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
