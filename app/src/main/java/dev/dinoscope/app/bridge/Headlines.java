package dev.dinoscope.app.bridge;

import dev.dinoscope.engine.node.NodeClient;
import dev.dinoscope.engine.node.Position;
import dev.dinoscope.engine.node.ScalarBatch;
import dev.dinoscope.engine.node.Subscription;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

/// Keeps the headline of the newest runs up to date. Only the newest values are kept, not the curves.
final class Headlines implements AutoCloseable {
    /// Older runs show no headline until they are among the newest: each costs a stream at the node.
    private static final int WATCHED = 100;

    private final NodeClient client;
    private final Executor fx;
    private final Map<String, Subscription> watches = new HashMap<>();

    Headlines(NodeClient client, Executor fx) {
        this.client = client;
        this.fx = fx;
    }

    /// Follows the first runs of the list; on the JavaFX thread.
    void follow(List<RunItem> newestFirst) {
        var present = newestFirst.stream().map(RunItem::id).collect(Collectors.toSet());
        watches.entrySet().removeIf(watch -> {
            var gone = !present.contains(watch.getKey());
            if (gone) {
                watch.getValue().close();
            }
            return gone;
        });
        newestFirst.stream().limit(WATCHED).forEach(item -> watches.computeIfAbsent(item.id(), _ -> watch(item)));
    }

    private Subscription watch(RunItem item) {
        var newest = new AtomicReference<>(Headline.UNKNOWN);
        var batch = new FxBatch<Headline>(fx, headlines -> item.show(headlines.getLast()));
        return client.watchScalars(
                item.id(), Position.START, scalars -> batch.add(newest.updateAndGet(old -> take(scalars, old))));
    }

    private static Headline take(ScalarBatch scalars, Headline before) {
        var headline = scalars.fromStart() ? Headline.UNKNOWN : before;
        for (var point : scalars.points()) {
            headline = headline.with(point);
        }
        return headline;
    }

    @Override
    public void close() {
        watches.values().forEach(Subscription::close);
        watches.clear();
    }
}
