package dev.dinoscope.app.shell;

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

    /// Called when the tab closes: stop watching, release what is held.
    @Override
    default void close() {}
}
