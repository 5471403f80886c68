package dev.dinoscope.app.action;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;
import javafx.scene.input.KeyCombination;
import org.kordamp.ikonli.Ikon;

/// Something a user can do.
///
/// @param id stable name, `group.verb`: tests, the session and the command palette refer to it
/// @param shortcut shown in the menu
/// @param aliases further keys for those who know them from elsewhere
/// @param enabled whether it makes sense now; buttons and menu items follow it
/// @param hindrance why it cannot be done however one chooses, for people; empty when it can
/// @param body called on the JavaFX thread, returns at once
public record Action(
        String id,
        String title,
        Ikon icon,
        ActionGroup group,
        Optional<KeyCombination> shortcut,
        List<KeyCombination> aliases,
        ObservableBooleanValue enabled,
        ObservableValue<String> hindrance,
        Runnable body) {

    private static final ObservableBooleanValue ALWAYS = new SimpleBooleanProperty(true);
    private static final ObservableValue<String> NONE = new SimpleStringProperty("");

    public Action {
        aliases = List.copyOf(aliases);
    }

    /// An action without a shortcut that is always enabled; see [#on(String, String...)] and
    /// [#when(ObservableBooleanValue)].
    public static Action of(String id, String title, Ikon icon, ActionGroup group, Runnable body) {
        return new Action(id, title, icon, group, Optional.empty(), List.of(), ALWAYS, NONE, body);
    }

    /// @param keys as [KeyCombination#valueOf(String)] reads them, `Shortcut` being Ctrl or ⌘
    /// @param also further keys that do the same
    public Action on(String keys, String... also) {
        var others = Stream.of(also).map(KeyCombination::valueOf).toList();
        var first = Optional.of(KeyCombination.valueOf(keys));
        return new Action(id, title, icon, group, first, others, enabled, hindrance, body);
    }

    public Action when(ObservableBooleanValue condition) {
        return new Action(id, title, icon, group, shortcut, aliases, condition, hindrance, body);
    }

    /// Besides, it is disabled as long as there is a reason, which its menu item and its tooltip tell.
    public Action unless(ObservableValue<String> reason) {
        var possible = Bindings.createBooleanBinding(
                () -> enabled.get() && reason.getValue().isEmpty(), enabled, reason);
        return new Action(id, title, icon, group, shortcut, aliases, possible, reason, body);
    }

    /// Every key combination that does it.
    public Stream<KeyCombination> combinations() {
        return Stream.concat(shortcut.stream(), aliases.stream());
    }

    /// The same for people: `Ctrl+K`.
    public Stream<String> keys() {
        return combinations().map(Action::text);
    }

    /// As people write keys; JavaFX says `Page_Down`.
    static String text(KeyCombination keys) {
        return keys.getDisplayText().replace('_', ' ');
    }

    /// Does it, unless it is disabled.
    public void run() {
        if (enabled.get()) {
            body.run();
        }
    }
}
