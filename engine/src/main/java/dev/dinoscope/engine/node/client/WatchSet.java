package dev.dinoscope.engine.node.client;

import dev.dinoscope.engine.node.Subscription;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The watches of one client that are open, so that closing the client ends them.
final class WatchSet implements AutoCloseable {
    private final Set<Subscription> open = ConcurrentHashMap.newKeySet();

    Subscription add(Watch<?, ?> watch) {
        open.add(watch);
        watch.start();
        return () -> {
            open.remove(watch);
            watch.close();
        };
    }

    @Override
    public void close() {
        open.forEach(Subscription::close);
        open.clear();
    }
}
