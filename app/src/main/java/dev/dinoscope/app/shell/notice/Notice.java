package dev.dinoscope.app.shell.notice;

import java.util.List;
import org.kordamp.ikonli.feather.Feather;

/// A message to the user that does not stop the work.
///
/// @param details what an expert wants to know, such as a stack trace; shown and copied on demand; may be empty
/// @param answers buttons on the card, such as Undo or Open
public record Notice(Level level, String text, String details, List<Answer> answers) {

    public Notice {
        answers = List.copyOf(answers);
    }

    public Notice(Level level, String text, Answer... answers) {
        this(level, text, "", List.of(answers));
    }

    /// Something to do about it.
    public record Answer(String title, Runnable deed) {}

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

    boolean saysTheSameAs(Notice other) {
        return level == other.level && text.equals(other.text);
    }
}
