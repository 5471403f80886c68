package dev.dinoscope.engine.node.client;

import dev.dinoscope.engine.node.NodeException;
import dev.dinoscope.engine.node.WatchListener;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// What a listener has heard, to wait for.
final class Heard<T> implements WatchListener<T>, Consumer<T> {
    private final BlockingQueue<Object> values = new LinkedBlockingQueue<>();

    @Override
    public void onNext(T value) {
        values.add(value);
    }

    @Override
    public void accept(T value) {
        values.add(value);
    }

    @Override
    public void onFailure(NodeException failure) {
        values.add(failure);
    }

    @SuppressWarnings("unchecked") // only T and failures are put in
    T next(Predicate<T> wanted) throws InterruptedException {
        while (true) {
            var value = values.poll(60, TimeUnit.SECONDS);
            switch (value) {
                case null -> throw new AssertionError("nothing more was heard within a minute");
                case NodeException failure -> throw failure;
                default -> {
                    if (wanted.test((T) value)) {
                        return (T) value;
                    }
                }
            }
        }
    }

    NodeException failure() throws InterruptedException {
        try {
            next(_ -> false);
            throw new AssertionError();
        } catch (NodeException failure) {
            return failure;
        }
    }
}
