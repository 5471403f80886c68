package dev.dinoscope.app;

import dev.dinoscope.app.settings.Theme;
import dev.dinoscope.app.shell.notice.Notice;
import dev.dinoscope.app.shell.notice.Problem;
import dev.dinoscope.engine.recipe.BundledRecipes;
import dev.dinoscope.engine.run.RunState;
import dev.dinoscope.engine.run.files.Homes;
import dev.dinoscope.engine.runs.RunInfo;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javafx.scene.control.ComboBox;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.stage.Stage;
import javafx.stage.Window;

/// Takes pictures of everything there is to see, to be looked at:
/// `Screens DIR WIDTH HEIGHT example|empty|many|methods [VIEW …]`.
final class Screens {
    private static final String LONG = "-with-a-name-that-somebody-has-made-much-longer-than-it-should-be";

    private final Path directory;
    private final int width;
    private final int height;
    private final String kind;

    private Screens(Path directory, int width, int height, String kind) {
        this.directory = directory;
        this.width = width;
        this.height = height;
        this.kind = kind;
    }

    public static void main(String[] arguments) throws Exception {
        FxThread.start(true);
        var directory = Files.createDirectories(Path.of(arguments[0]));
        var screens =
                new Screens(directory, Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]), arguments[3]);
        screens.takeAll(List.of(arguments).subList(4, arguments.length));
        System.exit(0);
    }

    private void takeAll(List<String> only) throws Exception {
        var node = node();
        var home = Files.createTempDirectory("screens");
        var workbench = FxThread.get(() -> {
            var made = new Workbench(() -> node, new Homes(home, home.resolve("cache")), Opening.FIRST, new Desktop());
            var stage = new Stage();
            stage.setScene(made.shell().offscreen(width, height));
            made.start();
            stage.show();
            return made;
        });
        for (var theme : Theme.values()) {
            FxThread.run(() -> workbench.appearance().show(theme));
            for (var view : workbench.viewIds()) {
                if (only.isEmpty() || only.contains(view)) {
                    FxThread.run(() -> workbench.shell().open(view));
                    take(workbench, view, theme);
                }
            }
            if (only.contains("forms")) {
                forms(workbench, theme);
            }
            if (only.isEmpty() || only.contains("patches")) {
                twoEncoders(workbench, theme);
            }
            if (only.isEmpty()) {
                overlays(workbench, theme);
            }
        }
    }

    /// The form of every bundled recipe that is in no folder.
    private void forms(Workbench workbench, Theme theme) throws Exception {
        for (var recipe : BundledRecipes.names()) {
            if (!recipe.contains("/")) {
                FxThread.run(() -> {
                    workbench.shell().open("launch");
                    recipe(recipe);
                });
                take(workbench, "form-" + recipe, theme);
            }
        }
    }

    private static void recipe(String name) {
        if (Window.getWindows().getFirst().getScene().lookup("#recipe-origin") instanceof MenuButton menu) {
            menu.getItems().stream().filter(item -> name.equals(item.getText())).forEach(MenuItem::fire);
        }
    }

    private void twoEncoders(Workbench workbench, Theme theme) throws Exception {
        FxThread.run(() -> workbench.shell().open("patches"));
        FxThread.run(() -> chooseBeside("teacher"));
        take(workbench, "patches-beside", theme);
        FxThread.run(() -> chooseBeside(""));
    }

    @SuppressWarnings("unchecked")
    private static void chooseBeside(String encoder) {
        var found = Window.getWindows().getFirst().getScene().lookup("#encoder-beside");
        if (found instanceof ComboBox<?> box && box.getItems().contains(encoder)) {
            ((ComboBox<String>) box).setValue(encoder);
        }
    }

    private void overlays(Workbench workbench, Theme theme) throws Exception {
        FxThread.run(() -> workbench.shell().open("runs"));
        for (var action : List.of("view.palette", "help.shortcuts", "help.about", "view.messages")) {
            FxThread.run(() -> workbench.actions().get(action).run());
            take(workbench, action, theme);
            FxThread.run(() -> workbench.shell().dismiss());
        }
        FxThread.run(() -> {
            var notices = workbench.notices();
            notices.success("Started clip-pictograms-20261122-031500");
            notices.show(new Notice(
                    Notice.Level.WARNING,
                    "Loss has not fallen for 400 steps",
                    new Notice.Answer("Open curves", () -> {})));
            notices.show(new Notice(
                    Notice.Level.ERROR,
                    "Reading the recipe of clip" + LONG + ": no such file; check the path " + "x".repeat(80),
                    "java.lang.IllegalStateException",
                    List.of()));
        });
        take(workbench, "notices", theme);
        FxThread.run(() -> workbench
                .shell()
                .present(Problem.of("Reading the recipe", new IllegalStateException("no such file; check the path"))));
        take(workbench, "problem", theme);
        FxThread.run(() -> {
            workbench.shell().dismiss();
            List.copyOf(workbench.notices().shown()).forEach(workbench.notices()::dismiss);
        });
    }

    private void take(Workbench workbench, String what, Theme theme) throws Exception {
        FxThread.get(() -> workbench.shell().whenSettled()).get(60, TimeUnit.SECONDS);
        FxThread.get(workbench.shell()::picture)
                .write(directory.resolve(String.format(
                        Locale.ROOT, "%s-%s-%s-%d.png", what, kind, theme.name().toLowerCase(Locale.ROOT), width)));
    }

    private RecordedNode node() {
        return switch (kind) {
            case "empty" -> new RecordedNode();
            case "many" -> {
                var node = Example.node();
                var states = List.of(RunState.values());
                node.show(IntStream.range(0, 200)
                        .mapToObj(i -> RecordedNode.run(
                                String.format(Locale.ROOT, "clip-%03d%s", i, i % 3 == 0 ? LONG : ""),
                                states.get(i % states.size()),
                                i * 15L,
                                3000))
                        .toArray(RunInfo[]::new));
                yield node;
            }
            case "methods" -> {
                var node = Example.node();
                var last = node.list().getFirst();
                node.show(
                        run(last, "dinorankclip", RunState.PREPARING, 0, "training the teacher, step 1,204 of 3,000"),
                        run(last, "dinov3", RunState.FINISHED, 3000, ""),
                        last);
                for (var split : List.of("val", "test")) {
                    node.result("dinov3-run", split, Map.of("knn_top_1", 0.31, "knn_top_5", 0.6));
                }
                yield node;
            }
            default -> Example.node();
        };
    }

    private static RunInfo run(RunInfo like, String method, RunState state, long step, String message) {
        return new RunInfo(
                method + "-run",
                method,
                method,
                state,
                step,
                3000,
                like.updated(),
                like.started(),
                like.updated(),
                0,
                message,
                method.equals("dinov3") ? Map.of("loss", 7.1, "eval/val/knn_top_1", 0.31) : Map.of(),
                0,
                null,
                like.notes(),
                List.of());
    }
}
