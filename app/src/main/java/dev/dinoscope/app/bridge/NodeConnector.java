package dev.dinoscope.app.bridge;

import dev.dinoscope.engine.node.NodeClient;

/// The way to a node: starts it when it is ours to start, and attaches to it. It owns the client.
@FunctionalInterface
public interface NodeConnector extends AutoCloseable {

    /// The node's name: known before it is reached, the same in every session, and no other node's.
    default String node() {
        return "local";
    }

    /// Blocks until attached. Called again it starts a node that has ended; the client may be the same as before.
    ///
    /// @throws RuntimeException with a message for the user
    /// @throws InterruptedException when it is no longer wanted
    NodeClient connect() throws InterruptedException;

    /// Whether the node's files are those of this machine.
    default boolean isLocal() {
        return false;
    }

    /// Lets go of the node. Runs go on.
    @Override
    default void close() {}
}
