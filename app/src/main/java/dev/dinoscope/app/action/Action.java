package dev.dinoscope.app.action;

import java.util.Optional;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.input.KeyCombination;
import org.kordamp.ikonli.Ikon;

/// Something a user can do.
///
/// @param id stable name, `group.verb`: tests, settings and the coming command palette refer to it
/// @param enabled whether it makes sense now; buttons and menu items follow it
/// @param body called on the JavaFX thread, returns at once
public record Action(
        String id,
        String title,
        Ikon icon,
        ActionGroup group,
        Optional<KeyCombination> shortcut,
        ObservableBooleanValue enabled,
        Runnable body) {

    private static final ObservableBooleanValue ALWAYS = new SimpleBooleanProperty(true);

    /// An action without a shortcut that is always enabled; see [#on(String)] and [#when(ObservableBooleanValue)].
    public static Action of(String id, String title, Ikon icon, ActionGroup group, Runnable body) {
        return new Action(id, title, icon, group, Optional.empty(), ALWAYS, body);
    }

    /// @param keys as [KeyCombination#valueOf(String)] reads them, `Shortcut` being Ctrl or ⌘
    public Action on(String keys) {
        return new Action(id, title, icon, group, Optional.of(KeyCombination.valueOf(keys)), enabled, body);
    }

    public Action when(ObservableBooleanValue condition) {
        return new Action(id, title, icon, group, shortcut, condition, body);
    }

    /// Does it, unless it is disabled.
    public void run() {
        if (enabled.get()) {
            body.run();
        }
    }
}
