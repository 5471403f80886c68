package dev.dinoscope.app.help;

import atlantafx.base.theme.Styles;
import dev.dinoscope.engine.run.CodeVersion;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;

/// Which Dinoscope this is, and what it is made of.
final class AboutSheet extends VBox {
    private static final List<Part> PARTS = List.of(
            new Part("JavaFX", "GPL-2.0 with Classpath Exception"),
            new Part("LibTorch", "BSD-3-Clause"),
            new Part("Deep Java Library", "Apache-2.0"),
            new Part("AtlantaFX", "MIT"),
            new Part("ControlsFX", "BSD-3-Clause"),
            new Part("Ikonli, Feather icons", "Apache-2.0, MIT"),
            new Part("JFreeChart, FXGraphics2D", "LGPL-2.1, BSD-3-Clause"),
            new Part("gRPC, Protocol Buffers", "Apache-2.0, BSD-3-Clause"),
            new Part("Inter typeface", "OFL-1.1"));

    private record Part(String name, String terms) {}

    AboutSheet(CodeVersion version) {
        setId("about-sheet");
        getStyleClass().add("inspector-sections");
        var what = new Label("A workbench for people who train vision–language models.");
        var which = new Label(String.format(
                Locale.ROOT,
                "Version %s  ·  commit %s",
                version.version(),
                version.gitCommit()
                        .substring(0, Math.min(10, version.gitCommit().length()))));
        which.getStyleClass().add(Styles.TEXT_MUTED);
        var licence = new Label("Apache License 2.0. Made with:");
        var parts = new GridPane();
        parts.getStyleClass().add("fact-grid");
        for (var i = 0; i < PARTS.size(); i++) {
            var terms = new Label(PARTS.get(i).terms);
            terms.getStyleClass().add("text-muted");
            parts.addRow(i, new Label(PARTS.get(i).name), terms);
        }
        var drawings = new Label("Authors and licences of the drawings are in the Data view.");
        drawings.getStyleClass().add(Styles.TEXT_MUTED);
        getChildren().addAll(what, which, licence, parts, drawings);
    }
}
