package dev.dinoscope.app.task;

import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Computes pictures: only the newest request waits, an older one that had not begun is dropped. A fast scrub therefore
/// never queues up work, shows what can be computed on its way, in order, and always ends with the newest.
///
/// @param <R> what is computed
public final class Newest<R> implements AutoCloseable {
    private final AtomicReference<@Nullable Request<R>> waiting = new AtomicReference<>();
    private final ExecutorService worker;
    private final Executor fx;
    private final Consumer<R> show;
    private final Consumer<Exception> failed;
    private final AtomicInteger pending = new AtomicInteger();
    private long epoch;

    private record Request<R>(long epoch, Callable<R> computation) {}

    /// @param worker runs one task at a time; closed with this
    /// @param fx the JavaFX thread, on which `show` and `failed` are called
    public Newest(ExecutorService worker, Executor fx, Consumer<R> show, Consumer<Exception> failed) {
        this.worker = worker;
        this.fx = fx;
        this.show = show;
        this.failed = failed;
    }

    /// Computes on a thread of its own.
    public static <R> Newest<R> on(String thread, Executor fx, Consumer<R> show, Consumer<Exception> failed) {
        var worker = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().daemon().name(thread).factory());
        return new Newest<>(worker, fx, show, failed);
    }

    /// Asks for a computation; called on the JavaFX thread.
    public void request(Callable<R> computation) {
        waiting.set(new Request<>(epoch, computation));
        pending.incrementAndGet();
        worker.execute(this::computeWaiting);
    }

    /// Whether something that was asked for is not shown yet.
    public boolean busy() {
        return pending.get() > 0;
    }

    /// Forgets what was asked for: nothing will be shown for it. For a change of subject, such as another run.
    public void forget() {
        epoch++;
        waiting.set(null);
    }

    private void computeWaiting() {
        var request = waiting.getAndSet(null);
        if (request != null) {
            compute(request);
        }
        fx.execute(pending::decrementAndGet);
    }

    private void compute(Request<R> request) {
        try {
            var result = request.computation.call();
            deliver(request, () -> show.accept(result));
        } catch (CancellationException | InterruptedException _) {
            // The view that asked has closed.
        } catch (Exception problem) {
            deliver(request, () -> failed.accept(problem));
        }
    }

    private void deliver(Request<R> request, Runnable outcome) {
        fx.execute(() -> {
            if (request.epoch == epoch) {
                outcome.run();
            }
        });
    }

    @Override
    public void close() {
        forget();
        worker.shutdownNow();
    }
}
