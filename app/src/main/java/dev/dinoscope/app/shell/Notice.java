package dev.dinoscope.app.shell;

import org.kordamp.ikonli.feather.Feather;

/// A message to the user that does not stop the work.
public record Notice(Level level, String text) {

    /// How much it matters; errors stay until they are closed.
    public enum Level {
        INFO(Feather.INFO, "accent"),
        SUCCESS(Feather.CHECK_CIRCLE, "success"),
        WARNING(Feather.ALERT_TRIANGLE, "warning"),
        ERROR(Feather.ALERT_OCTAGON, "danger");

        private final Feather icon;
        private final String styleClass;

        Level(Feather icon, String styleClass) {
            this.icon = icon;
            this.styleClass = styleClass;
        }

        Feather icon() {
            return icon;
        }

        String styleClass() {
            return styleClass;
        }
    }
}
