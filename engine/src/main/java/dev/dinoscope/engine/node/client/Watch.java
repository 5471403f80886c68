package dev.dinoscope.engine.node.client;

import dev.dinoscope.engine.node.NodeException;
import dev.dinoscope.engine.node.NodeException.Kind;
import dev.dinoscope.engine.node.Subscription;
import dev.dinoscope.engine.node.WatchListener;
import dev.dinoscope.engine.node.proto.NodeGrpc.NodeBlockingStub;
import dev.dinoscope.engine.node.wire.Faults;
import io.grpc.Context;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.Iterator;
import java.util.function.Consumer;
import java.util.function.Function;

/// One watch: reads a stream, and when the connection breaks opens it again on the next one.
///
/// @param <M> message on the wire
final class Watch<M, T> implements Subscription {
    /// Longer than any node stays away: a watch waits as long as its client lives.
    private static final Duration FOREVER = Duration.ofDays(36_500);

    private final Connector connector;
    private final Function<NodeBlockingStub, Iterator<M>> open;
    private final Function<M, T> decode;
    private final Consumer<T> taken;
    private final WatchListener<T> listener;
    private final Context.CancellableContext context = Context.ROOT.withCancellation();
    private final Thread thread;
    private volatile boolean closed;

    /// @param open starts the stream where the last value taken in ended
    /// @param taken hears of each value after the listener has taken it in
    Watch(
            String name,
            Connector connector,
            Function<NodeBlockingStub, Iterator<M>> open,
            Function<M, T> decode,
            Consumer<T> taken,
            WatchListener<T> listener) {
        this.connector = connector;
        this.open = open;
        this.decode = decode;
        this.taken = taken;
        this.listener = listener;
        this.thread = Thread.ofVirtual().name(name).unstarted(context.wrap(this::follow));
    }

    Watch<M, T> start() {
        thread.start();
        return this;
    }

    @Override
    public void close() {
        closed = true;
        context.cancel(null);
        // Its own thread may close a watch from within the listener and must not find itself interrupted there.
        if (Thread.currentThread() != thread) {
            thread.interrupt();
        }
    }

    private void follow() {
        try {
            while (!closed) {
                read(connector.await(FOREVER));
            }
        } catch (InterruptedException closing) {
            closed = true;
        } catch (NodeException failure) {
            if (!closed && failure.kind() != Kind.CANCELLED) {
                listener.onFailure(failure);
            }
        } finally {
            context.cancel(null);
        }
    }

    private void read(Link link) throws InterruptedException {
        try {
            var stream = open.apply(link.stub());
            while (stream.hasNext()) {
                var value = decode.apply(stream.next());
                if (closed) {
                    return;
                }
                listener.onNext(value);
                taken.accept(value);
            }
            link.awaitBroken(); // a node ends its watches only when it ends itself
        } catch (StatusRuntimeException fault) {
            var failure = Faults.fromWire(fault, link.address().endpoint());
            if (failure.kind() != Kind.UNREACHABLE) {
                throw failure;
            }
            link.awaitBroken();
        }
    }
}
