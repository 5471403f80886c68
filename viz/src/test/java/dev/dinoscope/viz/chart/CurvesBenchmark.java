package dev.dinoscope.viz.chart;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/// What a live chart costs the JavaFX thread: `CurvesBenchmark [series] [points]` (default 20 100000).
/// Prints the processor time of the FX thread per redraw, beyond what it takes when nothing changes, and how long the
/// drawing itself takes on its own thread.
final class CurvesBenchmark {
    private static final int WIDTH = 960;
    private static final int HEIGHT = 600;
    private static final int SECONDS = 5;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final CurvesModel model = new CurvesModel();
    private final int series;
    private long step;

    private CurvesBenchmark(int series, int points) {
        this.series = series;
        var random = new Random(1);
        for (step = 1; step <= points; step++) {
            append(random);
        }
    }

    public static void main(String[] arguments) throws Exception {
        int[] sizes = {20, 100_000};
        for (int i = 0; i < Math.min(sizes.length, arguments.length); i++) {
            sizes[i] = Integer.parseInt(arguments[i]);
        }
        var started = new CountDownLatch(1);
        Platform.startup(started::countDown);
        started.await();
        System.out.printf(Locale.ROOT, "%d series of %,d points at %d x %d%n", sizes[0], sizes[1], WIDTH, HEIGHT);
        new CurvesBenchmark(sizes[0], sizes[1]).run();
        Platform.exit();
    }

    private void append(Random random) {
        for (int i = 0; i < series; i++) {
            model.append(
                    new CurveKey("run " + i, "loss"),
                    step,
                    (double) step,
                    (1 + i / 10.0) * Math.exp(-step / 30_000.0) + 0.1 * random.nextGaussian());
        }
    }

    private void run() throws Exception {
        var frames = new AtomicInteger();
        var pane = onFx(() -> open(frames));
        long thread = onFx(() -> Thread.currentThread().threadId());
        grow(SECONDS);
        double quiet = fxSeconds(thread, () -> Thread.sleep(SECONDS * 1000L)) / SECONDS;
        int before = frames.get();
        double busy = fxSeconds(thread, () -> grow(SECONDS));
        int redraws = Math.max(1, frames.get() - before);
        System.out.printf(
                Locale.ROOT,
                "FX thread %.2f ms per redraw (idle window %.1f ms/s), %.1f redraws/s%n",
                1e3 * Math.max(0, busy - quiet * SECONDS) / redraws,
                1e3 * quiet,
                (double) redraws / SECONDS);
        var spec = onFx(() -> Objects.requireNonNull(pane.frame()).spec());
        var renderer = new CurvesRenderer();
        double drawing = Double.MAX_VALUE;
        for (int i = 0; i < 10; i++) {
            long start = threads.getCurrentThreadCpuTime();
            var _ = renderer.render(spec, model.snapshot());
            drawing = Math.min(drawing, (threads.getCurrentThreadCpuTime() - start) / 1e6);
        }
        System.out.printf(Locale.ROOT, "drawing, on its own thread: %.1f ms (%.0f frames/s)%n", drawing, 1e3 / drawing);
    }

    private CurvesPane open(AtomicInteger frames) {
        var made = new CurvesPane(model);
        var stage = new Stage();
        var scene = new Scene(made, WIDTH, HEIGHT);
        stage.setScene(scene);
        var last = new AtomicReference<@Nullable CurvesFrame>();
        scene.addPostLayoutPulseListener(() -> {
            CurvesFrame now = made.frame();
            if (!Objects.equals(last.getAndSet(now), now)) {
                frames.incrementAndGet();
            }
        });
        stage.show();
        return made;
    }

    /// A point for each series ten times a second, as live runs give them.
    private void grow(int seconds) throws InterruptedException {
        var random = new Random(2);
        for (int i = 0; i < 10 * seconds; i++) {
            step++;
            append(random);
            Thread.sleep(100);
        }
    }

    private interface Work {
        void run() throws Exception;
    }

    private double fxSeconds(long thread, Work work) throws Exception {
        long before = threads.getThreadCpuTime(thread);
        work.run();
        return (threads.getThreadCpuTime(thread) - before) / 1e9;
    }

    private static <T> T onFx(Callable<T> work) throws InterruptedException, ExecutionException {
        var task = new FutureTask<>(work);
        Platform.runLater(task);
        return task.get();
    }
}
