package dev.dinoscope.engine.node;

/// A watch in progress. Closing it ends the watch: no call to the listener begins afterwards, and one in progress is
/// not waited for, so a listener may close its own watch.
@FunctionalInterface
public interface Subscription extends AutoCloseable {
    @Override
    void close();
}
