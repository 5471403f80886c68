package dev.dinoscope.engine.node.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.stub.ServerCallStreamObserver;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/// What a client gets that takes nothing for a while: the stream's thread runs here, step by step.
class SlowClientTest {
    /// Each look sees a newer picture; the client is ready at the given looks only.
    @Test
    void isSkippedToTheNewestPicture() {
        var client = new Client();
        var looks = new AtomicInteger();
        client.beforeReady = () -> {
            // While it was not ready the picture changed nine times.
            looks.addAndGet(9);
        };
        new Streams(Runnable::run).newest(client, Duration.ZERO, looks::incrementAndGet, Function.identity());
        assertThat(client.got).containsExactly(10, 20, 30);
    }

    @Test
    void losesNoScalar() {
        var client = new Client();
        var written = new ArrayList<Integer>();
        var read = new AtomicInteger();
        client.beforeReady = () -> {
            for (int i = 0; i < 9; i++) {
                written.add(written.size());
            }
        };
        Tail<Integer> tail =
                () -> read.get() < written.size() ? Optional.of(written.get(read.getAndIncrement())) : Optional.empty();
        new Streams(Runnable::run).everything(client, Duration.ZERO, () -> tail, Function.identity());
        assertThat(client.got).containsExactly(0, 1, 2);
    }

    /// A call that is not answered waits for good.
    @Test
    void anErrorEndsTheCallToo() {
        for (var fault : List.of(new StackOverflowError(), new OutOfMemoryError("heap"), new IllegalStateException())) {
            var streams = new Streams(Runnable::run);
            var watching = new Client();
            streams.newest(watching, Duration.ZERO, () -> sneak(fault), Function.identity());
            var asking = new Client();
            streams.answer(asking, () -> sneak(fault));
            assertThat(List.of(watching.failures, asking.failures))
                    .allSatisfy(failures -> assertThat(failures)
                            .singleElement()
                            .asString()
                            .contains("INTERNAL: The node failed: "
                                    + fault.getClass().getName()));
        }
    }

    private static Integer sneak(Throwable fault) throws Exception {
        switch (fault) {
            case Error error -> throw error;
            case Exception exception -> throw exception;
            default -> throw new AssertionError(fault);
        }
    }

    /// Takes three messages, then goes away.
    private static final class Client extends ServerCallStreamObserver<Integer> {
        final List<Integer> got = new ArrayList<>();
        final List<Throwable> failures = new ArrayList<>();
        Runnable beforeReady = () -> {};

        @Override
        public boolean isReady() {
            beforeReady.run();
            return true;
        }

        @Override
        public boolean isCancelled() {
            return got.size() == 3;
        }

        @Override
        public void onNext(Integer message) {
            got.add(message);
        }

        @Override
        public void setOnCancelHandler(Runnable handler) {}

        @Override
        public void setOnReadyHandler(Runnable handler) {}

        @Override
        public void setCompression(String compression) {}

        @Override
        public void disableAutoInboundFlowControl() {}

        @Override
        public void request(int count) {}

        @Override
        public void setMessageCompression(boolean enable) {}

        @Override
        public void onError(Throwable problem) {
            failures.add(problem);
        }

        @Override
        public void onCompleted() {}
    }
}
