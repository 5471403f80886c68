package dev.dinoscope.app.settings;

import dev.dinoscope.engine.config.Setting;

/// What is said in the corner of the window. What is not shown there is still among the messages of the session.
public record NoticePreferences(
        @Setting(help = "The least important messages that are shown as cards; all are kept for the session")
        Level level,

        @Setting(help = "How long a message stays; errors stay until they are closed", unit = "s", min = 2, max = 60)
        int seconds) {

    /// From the least important on.
    public enum Level {
        INFO,
        SUCCESS,
        WARNING,
        ERROR
    }

    public NoticePreferences() {
        this(Level.INFO, 6);
    }
}
