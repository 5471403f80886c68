package dev.dinoscope.app;

import atlantafx.base.theme.PrimerLight;
import atlantafx.base.theme.Styles;
import dev.dinoscope.app.crash.CrashPane;
import dev.dinoscope.app.crash.CrashReport;
import java.io.IOException;
import java.lang.System.Logger.Level;
import javafx.application.Application;
import javafx.geometry.Insets;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;

/// The window in place of a workbench that could not be opened: it knows nothing of what failed.
final class FailedStart {
    private FailedStart() {}

    static void show(Stage stage, CrashReport report) {
        Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
        var desktop = new Desktop();
        var title = new Label("Dinoscope could not open its window");
        title.getStyleClass().add(Styles.TITLE_4);
        var cure = new Label("`dinoscope --fresh` opens it without the last session.");
        var pane = new CrashPane(report, desktop::copy, kept -> {
            try {
                desktop.reveal(kept.file().resolveSibling(""));
            } catch (IOException problem) {
                System.getLogger(FailedStart.class.getName()).log(Level.WARNING, "no file manager", problem);
            }
        });
        VBox.setVgrow(pane, Priority.ALWAYS);
        var page = new VBox(12, title, cure, pane);
        page.getStyleClass().add("workbench");
        page.setPadding(new Insets(20));
        var scene = new Scene(page, 820, 600);
        var looks = FailedStart.class.getResource("workbench.css");
        if (looks != null) {
            scene.getStylesheets().add(looks.toExternalForm());
        }
        stage.setTitle("Dinoscope");
        stage.setScene(scene);
        stage.show();
    }
}
