package dev.dinoscope.engine.node.client;

import dev.dinoscope.engine.node.ConnectionState;
import dev.dinoscope.engine.node.NodeAddress;
import dev.dinoscope.engine.node.NodeException;
import dev.dinoscope.engine.node.NodeException.Kind;
import dev.dinoscope.engine.node.Subscription;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Keeps a link to the node: opens one, waits until it breaks, tries again with growing pauses.
final class Connector implements AutoCloseable {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(3);

    private final Supplier<NodeAddress> addresses;
    private final StateFeed<ConnectionState> states = new StateFeed<>(new ConnectionState.Connecting(1));
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Thread thread;
    private @Nullable Link link;
    private @Nullable NodeException lastFailure;
    private boolean hurry;
    private boolean closed;

    /// @param addresses asked before every try
    Connector(Supplier<NodeAddress> addresses) {
        this.addresses = addresses;
        this.thread = Thread.ofVirtual().name("node-connector").start(this::keepConnected);
    }

    ConnectionState state() {
        return states.current();
    }

    Subscription watch(Consumer<ConnectionState> listener) {
        return states.watch(listener);
    }

    /// The link that works now; waits for one while the node may still come.
    ///
    /// @throws NodeException when there is none in time, with the reason of the last failure
    Link await(Duration patience) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = patience.toNanos();
            while (true) {
                if (closed) {
                    throw new NodeException(Kind.CANCELLED, "The connection was closed");
                }
                if (link != null && !link.isBroken()) {
                    return link;
                }
                if (left <= 0) {
                    throw lastFailure != null
                            ? lastFailure
                            : new NodeException(Kind.UNREACHABLE, "The node does not answer");
                }
                left = changed.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    void retryNow() {
        lock.lock();
        try {
            hurry = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            if (link != null) {
                link.close();
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        thread.interrupt();
        states.end(new ConnectionState.Closed());
    }

    private void keepConnected() {
        try {
            for (int attempt = 1; ; attempt++) {
                states.set(new ConnectionState.Connecting(attempt));
                try (var fresh = Link.open(addresses.get())) {
                    adopt(fresh);
                    attempt = 0;
                    states.set(new ConnectionState.Connected(fresh.node()));
                    fresh.awaitBroken();
                    lost(new NodeException(
                            Kind.UNREACHABLE,
                            "The connection to the node at " + fresh.address().endpoint() + " broke"));
                } catch (NodeException failure) {
                    lost(failure);
                }
                rest(pause(attempt));
            }
        } catch (InterruptedException closing) {
            // the client was closed
        }
    }

    private void adopt(Link fresh) throws InterruptedException {
        lock.lock();
        try {
            if (closed) {
                throw new InterruptedException();
            }
            link = fresh;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void lost(NodeException reason) throws InterruptedException {
        lock.lock();
        try {
            if (closed) {
                throw new InterruptedException();
            }
            link = null;
            lastFailure = reason;
        } finally {
            lock.unlock();
        }
        states.set(new ConnectionState.Lost(String.valueOf(reason.getMessage())));
    }

    private void rest(Duration pause) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            for (long left = pause.toNanos(); left > 0 && !hurry; ) {
                left = changed.awaitNanos(left);
            }
            hurry = false;
        } finally {
            lock.unlock();
        }
    }

    private static Duration pause(int attempt) {
        var grown = FIRST_PAUSE.multipliedBy(1L << Math.min(attempt, 10));
        return grown.compareTo(LONGEST_PAUSE) < 0 ? grown : LONGEST_PAUSE;
    }
}
