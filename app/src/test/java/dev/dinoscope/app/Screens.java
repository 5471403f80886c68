package dev.dinoscope.app;

import dev.dinoscope.app.settings.Theme;
import dev.dinoscope.app.shell.Picture;
import dev.dinoscope.engine.run.Homes;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;
import javafx.stage.Stage;

/// Takes pictures of the workbench with example runs, to be looked at: `Screens DIR`.
final class Screens {
    private Screens() {}

    public static void main(String[] arguments) throws Exception {
        var directory = Path.of(arguments[0]);
        Platform.startup(() -> Platform.setImplicitExit(false));
        for (var node : new RecordedNode[] {Example.node(), new RecordedNode()}) {
            for (var theme : Theme.values()) {
                take(directory, node, theme, 1280, 800);
            }
        }
        take(directory, Example.node(), Theme.LIGHT, 1600, 1000);
        Platform.exit();
        System.exit(0);
    }

    private static void take(Path directory, RecordedNode node, Theme theme, int width, int height) throws Exception {
        var stage = new CompletableFuture<Stage>();
        var made = new CompletableFuture<Workbench>();
        Platform.runLater(() -> {
            var workbench = new Workbench(
                    () -> node,
                    new Homes(directory, directory.resolve("cache-" + System.nanoTime())),
                    Opening.FIRST,
                    new Desktop());
            workbench.appearance().show(theme);
            var window = new Stage();
            window.setScene(workbench.shell().offscreen(width, height));
            workbench.start();
            window.show();
            stage.complete(window);
            made.complete(workbench);
        });
        var workbench = made.get();
        var kind = node.runs().isEmpty() ? "empty" : "runs";
        for (var view : workbench.viewIds()) {
            Platform.runLater(() -> workbench.shell().open(view));
            Thread.sleep(900);
            var picture = new CompletableFuture<Picture>();
            Platform.runLater(() -> {
                if (view.equals("runs")
                        && stage.join().getScene().lookup("#runs-table")
                                instanceof javafx.scene.control.TableView<?> table) {
                    table.getSelectionModel().select(1);
                }
            });
            Thread.sleep(700);
            Platform.runLater(() -> picture.complete(workbench.shell().picture()));
            picture.get()
                    .write(directory.resolve("%s-%s-%s-%d.png"
                            .formatted(view, kind, theme.name().toLowerCase(java.util.Locale.ROOT), width)));
        }
        Platform.runLater(() -> {
            stage.join().hide();
            workbench.close();
        });
    }
}
