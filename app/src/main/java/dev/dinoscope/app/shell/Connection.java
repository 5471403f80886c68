package dev.dinoscope.app.shell;

import java.util.Locale;

/// How the workbench stands with its node.
///
/// @param text one line for the status bar
public record Connection(Level level, String text) {

    /// What the user has to know at a glance.
    public enum Level {
        CONNECTING,
        CONNECTED,
        LOST;

        String pseudoClass() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public boolean lost() {
        return level == Level.LOST;
    }
}
