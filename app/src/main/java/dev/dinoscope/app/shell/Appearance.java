package dev.dinoscope.app.shell;

import dev.dinoscope.app.settings.Theme;
import dev.dinoscope.viz.pane.VizPane;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.List;
import java.util.Objects;
import javafx.application.Application;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.css.PseudoClass;
import javafx.scene.Scene;
import javafx.scene.text.Font;

/// The theme in force. Style sheets follow by themselves; pictures that paint their own pixels observe
/// [#themeProperty()].
public final class Appearance {
    private static final PseudoClass DARK = PseudoClass.getPseudoClass("dark");
    private static final List<String> FONTS = List.of("fonts/Inter-Regular.otf", "fonts/Inter-SemiBold.otf");

    private final ObjectProperty<Theme> theme;

    public Appearance(Theme first) {
        FONTS.forEach(Appearance::loadFont);
        theme = new SimpleObjectProperty<>(first);
    }

    public ObjectProperty<Theme> themeProperty() {
        return theme;
    }

    public void toggle() {
        theme.set(theme.get().other());
    }

    /// Dresses a scene and keeps it in step with the theme.
    void dress(Scene scene) {
        scene.getStylesheets()
                .addAll(VizPane.ATLANTAFX_STYLESHEET, resource("workbench.css").toExternalForm());
        theme.subscribe(now -> {
            Application.setUserAgentStylesheet(now.stylesheet());
            scene.getRoot().pseudoClassStateChanged(DARK, now.dark());
        });
    }

    private static void loadFont(String file) {
        try (var stream = resource(file).openStream()) {
            Font.loadFont(stream, 0);
        } catch (IOException problem) {
            throw new UncheckedIOException("the bundled font " + file + " is unreadable", problem);
        }
    }

    private static URL resource(String name) {
        return Objects.requireNonNull(
                Appearance.class.getResource("/dev/dinoscope/app/" + name), "missing in this build: " + name);
    }
}
