package dev.dinoscope.engine.node.client;

import dev.dinoscope.engine.node.Subscription;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Consumer;

/// A state that others follow. Listeners are called in order and one at a time; each first gets the present state.
final class StateFeed<S> {
    private final Set<Listener<S>> listeners = new LinkedHashSet<>();
    private S current;
    private boolean ended;

    /// Of its own, so that one listener can be added twice.
    private record Listener<S>(Consumer<S> target, Object identity) {}

    StateFeed(S initial) {
        current = initial;
    }

    synchronized S current() {
        return current;
    }

    synchronized void set(S state) {
        if (!ended && !state.equals(current)) {
            current = state;
            java.util.List.copyOf(listeners)
                    .forEach(listener -> listener.target().accept(state));
        }
    }

    synchronized void end(S last) {
        set(last);
        ended = true;
    }

    synchronized Subscription watch(Consumer<S> target) {
        var listener = new Listener<>(target, new Object());
        listeners.add(listener);
        target.accept(current);
        return () -> remove(listener);
    }

    private synchronized void remove(Listener<S> listener) {
        listeners.remove(listener);
    }
}
