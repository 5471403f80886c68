package dev.dinoscope.app.shell;

import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The messages on screen now, newest last. Used on the JavaFX thread.
public final class Notices {
    private static final int AT_MOST = 4;

    private final ObservableList<Notice> shown = FXCollections.observableArrayList();
    /// Held, because it forgets its listeners when it is collected.
    private final ObservableList<Notice> view = FXCollections.unmodifiableObservableList(shown);

    public ObservableList<Notice> shown() {
        return view;
    }

    /// Shows a message; one that says the same already moves to the end, so that a repeated failure is not a pile of
    /// cards.
    public void show(Notice.Level level, String text) {
        var notice = new Notice(level, text);
        shown.remove(notice);
        if (shown.size() == AT_MOST) {
            shown.removeFirst();
        }
        shown.add(notice);
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
