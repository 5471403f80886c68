package dev.dinoscope.engine.node.server;

import java.util.Optional;

/// Follows an append-only file.
@FunctionalInterface
interface Tail<T> {
    /// What was written since the last call; never waits for more.
    Optional<T> next() throws Exception;
}
