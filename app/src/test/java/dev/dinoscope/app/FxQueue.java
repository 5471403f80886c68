package dev.dinoscope.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// Stands for the JavaFX thread: its work waits until the test does it.
public final class FxQueue implements Executor {
    private final BlockingQueue<Runnable> work = new LinkedBlockingQueue<>();

    @Override
    public void execute(Runnable task) {
        work.add(task);
    }

    /// Does the JavaFX thread's work until the condition holds.
    public void until(BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) {
            var next = work.poll(60, TimeUnit.SECONDS);
            assertThat(next).as("work for the JavaFX thread").isNotNull();
            next.run();
        }
    }
}
