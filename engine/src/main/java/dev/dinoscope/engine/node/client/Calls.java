package dev.dinoscope.engine.node.client;

import dev.dinoscope.engine.node.NodeException;
import dev.dinoscope.engine.node.NodeException.Kind;
import dev.dinoscope.engine.node.proto.NodeGrpc.NodeBlockingStub;
import dev.dinoscope.engine.node.wire.Faults;
import io.grpc.Context;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/// Blocking calls on the link of the moment.
final class Calls {
    /// How long a call waits for a connection that is being made.
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration DEADLINE = Duration.ofSeconds(30);

    private final Connector connector;

    Calls(Connector connector) {
        this.connector = connector;
    }

    /// A call that is over soon.
    <R> R unary(Function<NodeBlockingStub, R> call) {
        return on(stub -> call.apply(stub.withDeadlineAfter(DEADLINE.toMillis(), TimeUnit.MILLISECONDS)));
    }

    /// A call that may take as long as it moves data.
    <R> R on(Function<NodeBlockingStub, R> call) {
        var link = link();
        var context = Context.current().withCancellation();
        var outer = context.attach();
        try {
            return call.apply(link.stub());
        } catch (StatusRuntimeException fault) {
            throw Faults.fromWire(fault, link.address().endpoint());
        } finally {
            // Also ends a stream that was not read to its end.
            context.detachAndCancel(outer, null);
        }
    }

    private Link link() {
        try {
            return connector.await(PATIENCE);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new NodeException(Kind.CANCELLED, "The call was cancelled", interrupted);
        }
    }
}
