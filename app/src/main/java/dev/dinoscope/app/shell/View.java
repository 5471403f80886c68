package dev.dinoscope.app.shell;

import dev.dinoscope.app.figure.ViewFigure;
import dev.dinoscope.app.undo.UndoStack;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Parent;

/// What fills a tab.
public interface View extends AutoCloseable {

    Parent content();

    /// What the inspector shows while this view is in front.
    default Optional<Node> inspector() {
        return Optional.empty();
    }

    /// What Undo and Redo act on while this view is in front.
    default Optional<UndoStack> undo() {
        return Optional.empty();
    }

    /// What of this view belongs in a paper now; empty if nothing does. Asked on the JavaFX thread.
    default Optional<ViewFigure> figure() {
        return Optional.empty();
    }

    /// Whether all that was asked for is on screen: nothing is being fetched, computed or drawn. Asked on the JavaFX
    /// thread before a picture is taken; see [Shell#whenSettled()]. Waiting for a run to write more is settled.
    default boolean settled() {
        return true;
    }

    /// Called when the tab closes: stop watching, release what is held.
    @Override
    default void close() {}
}
