package dev.dinoscope.app.shell;

import dev.dinoscope.app.action.ActionRegistry;
import javafx.scene.Node;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyEvent;

/// The keys that no menu item carries: further shortcuts of actions, and `?` for the shortcut sheet.
final class FurtherKeys {
    private static final String SHEET = "help.shortcuts";

    private final ActionRegistry actions;

    FurtherKeys(ActionRegistry actions) {
        this.actions = actions;
    }

    void listenTo(Node root) {
        root.addEventHandler(KeyEvent.KEY_PRESSED, this::onPressed);
        root.addEventHandler(KeyEvent.KEY_TYPED, this::onTyped);
    }

    private void onPressed(KeyEvent event) {
        actions.all().stream()
                .filter(action -> action.aliases().stream().anyMatch(keys -> keys.match(event)))
                .findFirst()
                .ifPresent(action -> {
                    event.consume();
                    action.run();
                });
    }

    private void onTyped(KeyEvent event) {
        if (event.getCharacter().equals("?") && !(event.getTarget() instanceof TextInputControl)) {
            event.consume();
            actions.get(SHEET).run();
        }
    }
}
