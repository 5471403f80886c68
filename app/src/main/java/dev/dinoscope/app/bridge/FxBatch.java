package dev.dinoscope.app.bridge;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/// Hands values from any thread to the JavaFX thread, in order and in batches: whatever comes between two of its turns
/// is delivered together, so that a burst of events costs one update.
public final class FxBatch<T> {
    private final Executor fx;
    private final Consumer<List<T>> sink;
    private List<T> waiting = new ArrayList<>();

    public FxBatch(Executor fx, Consumer<List<T>> sink) {
        this.fx = fx;
        this.sink = sink;
    }

    public void add(T value) {
        boolean first;
        synchronized (this) {
            first = waiting.isEmpty();
            waiting.add(value);
        }
        if (first) {
            fx.execute(this::deliver);
        }
    }

    private void deliver() {
        List<T> batch;
        synchronized (this) {
            batch = waiting;
            waiting = new ArrayList<>();
        }
        sink.accept(batch);
    }
}
