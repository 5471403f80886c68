package dev.dinoscope.app.undo;

import java.util.Optional;

/// Something that was done and can be taken back.
public interface Change {

    /// What was done, for the menu: `Learning rate`, `Delete clip-1`.
    String title();

    void undo();

    void redo();

    /// One change in place of this and the next when a user sees them as one, such as letters typed one by one.
    default Optional<Change> merge(Change next) {
        return Optional.empty();
    }

    /// A change made of two deeds.
    static Change of(String title, Runnable undo, Runnable redo) {
        return new Change() {
            @Override
            public String title() {
                return title;
            }

            @Override
            public void undo() {
                undo.run();
            }

            @Override
            public void redo() {
                redo.run();
            }
        };
    }
}
