package dev.dinoscope.app.undo;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// The changes of one view, newest last, to take back and to do again. Used on the JavaFX thread.
public final class UndoStack {
    private static final int AT_MOST = 500;

    private final Deque<Change> done = new ArrayDeque<>();
    private final Deque<Change> undone = new ArrayDeque<>();
    private final ReadOnlyObjectWrapper<Optional<Change>> toUndo = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Change>> toRedo = new ReadOnlyObjectWrapper<>(Optional.empty());
    private boolean merging;
    private boolean working;

    /// What [#undo()] would take back.
    public ReadOnlyObjectProperty<Optional<Change>> toUndoProperty() {
        return toUndo.getReadOnlyProperty();
    }

    /// What [#redo()] would do again.
    public ReadOnlyObjectProperty<Optional<Change>> toRedoProperty() {
        return toRedo.getReadOnlyProperty();
    }

    /// Notes a change that has been made. Changes that undoing and redoing cause are not changes of their own.
    public void done(Change change) {
        if (working) {
            return;
        }
        undone.clear();
        var last = done.peekLast();
        var merged = merging && last != null ? last.merge(change) : Optional.<Change>empty();
        if (merged.isPresent()) {
            done.removeLast();
        } else if (done.size() == AT_MOST) {
            done.removeFirst();
        }
        done.addLast(merged.orElse(change));
        merging = true;
        tell();
    }

    /// The next change stands for itself even if it could be merged: the user has turned to something else.
    public void seal() {
        merging = false;
    }

    public void undo() {
        move(done, undone, Change::undo);
    }

    public void redo() {
        move(undone, done, Change::redo);
    }

    private void move(Deque<Change> from, Deque<Change> to, Consumer<Change> deed) {
        @Nullable Change change = from.pollLast();
        if (change == null) {
            return;
        }
        working = true;
        try {
            deed.accept(change);
        } finally {
            working = false;
        }
        to.addLast(change);
        merging = false;
        tell();
    }

    private void tell() {
        toUndo.set(Optional.ofNullable(done.peekLast()));
        toRedo.set(Optional.ofNullable(undone.peekLast()));
    }
}
