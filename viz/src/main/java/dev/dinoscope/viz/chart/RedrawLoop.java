package dev.dinoscope.viz.chart;

import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/// Runs a task on a thread of its own, at most ten times a second however often it is asked for.
final class RedrawLoop implements AutoCloseable {
    private static final long INTERVAL_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    // A model may report a change while the pane is being closed: that request is dropped, not an error.
    private final ScheduledThreadPoolExecutor thread = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("curves-", 0).factory(), new ThreadPoolExecutor.DiscardPolicy());
    private final AtomicBoolean pending = new AtomicBoolean();
    private final Runnable task;
    private volatile boolean running;
    private volatile long last = System.nanoTime() - INTERVAL_NANOS;

    RedrawLoop(Runnable task) {
        this.task = task;
    }

    /// Sees to it that the task starts once more after this call. Any thread.
    void request() {
        if (pending.compareAndSet(false, true)) {
            long wait = last + INTERVAL_NANOS - System.nanoTime();
            var _ = thread.schedule(this::run, Math.max(0, wait), TimeUnit.NANOSECONDS);
        }
    }

    /// Whether nothing is asked for and nothing is under way.
    boolean idle() {
        return !pending.get() && !running;
    }

    private void run() {
        running = true;
        pending.set(false);
        try {
            task.run();
        } catch (RuntimeException e) {
            // A scheduled task keeps its exception to itself; a chart that stops without a word helps nobody.
            System.getLogger(RedrawLoop.class.getName()).log(System.Logger.Level.ERROR, "cannot draw curves", e);
        } finally {
            last = System.nanoTime();
            running = false;
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
