package dev.dinoscope.engine.node;

/// State of the connection between a client and its node.
public sealed interface ConnectionState {

    /// @param attempt 1 for the first try since the connection was lost or the client was made
    record Connecting(int attempt) implements ConnectionState {}

    /// @param node another `instance` than before means that the node was restarted in between
    record Connected(NodeInfo node) implements ConnectionState {}

    /// The client tries again by itself, at most every few seconds.
    ///
    /// @param reason for the user, e.g. `The node at 127.0.0.1:40123 is gone (connection refused)`
    record Lost(String reason) implements ConnectionState {}

    /// The client was closed.
    record Closed() implements ConnectionState {}
}
