package dev.dinoscope.app.shell;

import dev.dinoscope.app.settings.Theme;
import dev.dinoscope.app.settings.ThemeChoice;
import dev.dinoscope.viz.pane.VizPane;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.List;
import java.util.Objects;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.Scene;
import javafx.scene.text.Font;

/// The theme in force. Style sheets follow by themselves; pictures that paint their own pixels observe
/// [#themeProperty()].
public final class Appearance {
    private static final PseudoClass DARK = PseudoClass.getPseudoClass("dark");
    private static final List<String> FONTS = List.of("fonts/Inter-Regular.otf", "fonts/Inter-SemiBold.otf");

    private final ObjectProperty<ThemeChoice> choice;
    private final ReadOnlyObjectWrapper<Theme> theme = new ReadOnlyObjectWrapper<>(Theme.LIGHT);
    /// Held here: the platform outlives every window and knows its listeners weakly through this.
    private final ObservableValue<Boolean> systemIsDark;

    /// @param systemIsDark whether the operating system uses dark colours now
    public Appearance(ThemeChoice first, ObservableValue<Boolean> systemIsDark) {
        FONTS.forEach(Appearance::loadFont);
        this.systemIsDark = systemIsDark;
        choice = new SimpleObjectProperty<>(first);
        theme.bind(Bindings.createObjectBinding(
                () -> choice.get().resolve(systemIsDark.getValue()), choice, systemIsDark));
    }

    /// Follows this operating system.
    public static Appearance ofSystem(ThemeChoice first) {
        return new Appearance(
                first, Platform.getPreferences().colorSchemeProperty().map(scheme -> scheme == ColorScheme.DARK));
    }

    /// What the user wants.
    public ObjectProperty<ThemeChoice> choiceProperty() {
        return choice;
    }

    /// What that comes to now.
    public ReadOnlyObjectProperty<Theme> themeProperty() {
        return theme.getReadOnlyProperty();
    }

    /// Shows this theme whatever the system uses.
    public void show(Theme wanted) {
        choice.set(ThemeChoice.of(wanted));
    }

    /// The other theme; what the system uses is followed again when that is it.
    public void toggle() {
        var other = theme.get().other();
        choice.set(other.dark() == systemIsDark.getValue() ? ThemeChoice.SYSTEM : ThemeChoice.of(other));
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
