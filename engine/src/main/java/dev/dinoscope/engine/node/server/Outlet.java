package dev.dinoscope.engine.node.server;

import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// One stream to one client, written by a blocking loop on a virtual thread. It makes the writer wait for a slow client
/// (nothing piles up in the node's memory) and wakes it when the client goes away.
final class Outlet<T> {
    private final ServerCallStreamObserver<T> call;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    /// To be called within the service method: gRPC takes handlers only there.
    Outlet(StreamObserver<T> observer) {
        call = (ServerCallStreamObserver<T>) observer;
        call.setOnReadyHandler(this::wake);
        call.setOnCancelHandler(this::wake);
    }

    /// Waits until the client can take more.
    ///
    /// @return false when the client has gone
    boolean awaitReady() throws InterruptedException {
        lock.lock();
        try {
            while (!call.isReady() && !call.isCancelled()) {
                changed.await();
            }
            return !call.isCancelled();
        } finally {
            lock.unlock();
        }
    }

    /// Waits for the next look at a file, or less long when the client goes away.
    ///
    /// @return false when the client has gone
    boolean pause(Duration time) throws InterruptedException {
        lock.lock();
        try {
            long left = time.toNanos();
            while (left > 0 && !call.isCancelled()) {
                left = changed.awaitNanos(left);
            }
            return !call.isCancelled();
        } finally {
            lock.unlock();
        }
    }

    void send(T message) {
        call.onNext(message);
    }

    void complete() {
        call.onCompleted();
    }

    void fail(Throwable fault) {
        if (!call.isCancelled()) {
            call.onError(fault);
        }
    }

    void wake() {
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
