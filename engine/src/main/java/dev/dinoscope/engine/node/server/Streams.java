package dev.dinoscope.engine.node.server;

import dev.dinoscope.engine.node.wire.Faults;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Turns blocking code into answers, each stream on a thread of its own. Whatever goes wrong ends the call with a
/// status, errors too: a call that is not answered waits for good.
final class Streams {
    /// What fills one stream; the stream ends when it returns.
    @FunctionalInterface
    interface Body<M> {
        void fill(Outlet<M> outlet) throws Exception;
    }

    private final CallLog log = new CallLog();
    private final Executor threads;

    Streams(Executor threads) {
        this.threads = threads;
    }

    <M> void answer(StreamObserver<M> reply, Callable<M> call) {
        try {
            reply.onNext(call.call());
            reply.onCompleted();
        } catch (Throwable fault) {
            reply.onError(Faults.toWire(fault));
            log.note(fault);
        }
    }

    <M> void run(StreamObserver<M> reply, Body<M> body) {
        var outlet = new Outlet<>(reply);
        threads.execute(() -> {
            try {
                body.fill(outlet);
                outlet.complete();
            } catch (Throwable fault) {
                outlet.fail(Faults.toWire(fault));
                log.note(fault);
            }
        });
    }

    /// Sends a value at once and then whenever it has changed, skipping what a slow client missed.
    <V, M> void newest(StreamObserver<M> reply, Duration period, Callable<V> look, Function<V, M> encode) {
        changes(reply, period, look, (_, now) -> encode.apply(now));
    }

    /// As [#newest], but what is sent may tell just the difference.
    ///
    /// @param encode from what was sent before, null at first, and the value now
    <V, M> void changes(
            StreamObserver<M> reply, Duration period, Callable<V> look, BiFunction<@Nullable V, V, M> encode) {
        run(reply, outlet -> {
            V sent = null;
            while (outlet.awaitReady()) {
                var value = look.call();
                if (!value.equals(sent)) {
                    outlet.send(encode.apply(sent, value));
                    sent = value;
                }
                if (!outlet.pause(period)) {
                    return;
                }
            }
        });
    }

    /// Sends all that a tail gives, however slow the client is.
    <V, M> void everything(StreamObserver<M> reply, Duration period, Callable<Tail<V>> open, Function<V, M> encode) {
        run(reply, outlet -> {
            var tail = open.call();
            while (outlet.awaitReady()) {
                var news = tail.next();
                if (news.isPresent()) {
                    outlet.send(encode.apply(news.get()));
                } else if (!outlet.pause(period)) {
                    return;
                }
            }
        });
    }
}
