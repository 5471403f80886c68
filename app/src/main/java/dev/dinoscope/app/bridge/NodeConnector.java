package dev.dinoscope.app.bridge;

import dev.dinoscope.engine.node.NodeClient;

/// The way to a node: starts it when it is ours to start, and attaches to it.
@FunctionalInterface
public interface NodeConnector {

    /// Blocks until attached.
    ///
    /// @throws RuntimeException with a message for the user
    /// @throws InterruptedException when it is no longer wanted
    NodeClient connect() throws InterruptedException;
}
