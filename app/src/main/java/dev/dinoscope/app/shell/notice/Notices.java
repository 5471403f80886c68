package dev.dinoscope.app.shell.notice;

import java.time.Instant;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The messages on screen now, newest last, and those of the session. Used on the JavaFX thread.
public final class Notices {
    private static final int AT_MOST = 4;
    private static final int REMEMBERED = 200;

    private final ObservableList<Notice> shown = FXCollections.observableArrayList();
    private final ObservableList<Said> history = FXCollections.observableArrayList();
    /// Held, because they forget their listeners when they are collected.
    private final ObservableList<Notice> view = FXCollections.unmodifiableObservableList(shown);
    private final ObservableList<Said> historyView = FXCollections.unmodifiableObservableList(history);
    private final IntegerProperty stay = new SimpleIntegerProperty(6);
    private final ObjectProperty<Notice.Level> least = new SimpleObjectProperty<>(Notice.Level.INFO);

    /// A message and when it came.
    public record Said(Instant at, Notice notice) {}

    /// Seconds that a message stays, unless it is an error.
    public IntegerProperty stayProperty() {
        return stay;
    }

    public ObservableList<Notice> shown() {
        return view;
    }

    /// Everything that was said in this session, newest last, shown or not.
    public ObservableList<Said> history() {
        return historyView;
    }

    /// What matters less than this goes to the history only.
    public ObjectProperty<Notice.Level> leastProperty() {
        return least;
    }

    /// Shows a message; one that says the same already moves to the end, so that a repeated failure is not a
    /// pile of cards.
    public void show(Notice notice) {
        if (history.size() == REMEMBERED) {
            history.removeFirst();
        }
        history.add(new Said(Instant.now(), notice));
        shown.removeIf(notice::saysTheSameAs);
        if (notice.level().compareTo(least.get()) < 0 && notice.answers().isEmpty()) {
            return;
        }
        if (shown.size() == AT_MOST) {
            shown.removeFirst();
        }
        shown.add(notice);
    }

    public void show(Notice.Level level, String text) {
        show(new Notice(level, text));
    }

    public void info(String text) {
        show(Notice.Level.INFO, text);
    }

    public void success(String text) {
        show(Notice.Level.SUCCESS, text);
    }

    public void error(String text) {
        show(Notice.Level.ERROR, text);
    }

    public void dismiss(Notice notice) {
        shown.remove(notice);
    }
}
