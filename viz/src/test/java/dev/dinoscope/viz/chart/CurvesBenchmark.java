package dev.dinoscope.viz.chart;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;

/// What a live chart costs the JavaFX thread: `CurvesBenchmark [series] [points] [redraws]` (default 20 100000 60).
/// Prints the processor time of the FX thread per redraw, beyond what it takes when nothing changes, and how long the
/// drawing itself takes on its own thread.
final class CurvesBenchmark {
    private static final int WIDTH = 960;
    private static final int HEIGHT = 600;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final CurvesModel model = new CurvesModel();
    private final int series;
    private final int redraws;
    private long step;

    private CurvesBenchmark(int series, int points, int redraws) {
        this.series = series;
        this.redraws = redraws;
        var random = new Random(1);
        for (step = 1; step <= points; step++) {
            append(random);
        }
    }

    public static void main(String[] arguments) throws Exception {
        int[] sizes = {20, 100_000, 60};
        for (int i = 0; i < Math.min(sizes.length, arguments.length); i++) {
            sizes[i] = Integer.parseInt(arguments[i]);
        }
        var started = new CountDownLatch(1);
        Platform.startup(started::countDown);
        started.await();
        System.out.printf("%d series of %,d points at %d x %d%n", sizes[0], sizes[1], WIDTH, HEIGHT);
        new CurvesBenchmark(sizes[0], sizes[1], sizes[2]).run();
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
        var pane = onFx(() -> {
            var made = new CurvesPane(model);
            var stage = new Stage();
            stage.setScene(new Scene(made, WIDTH, HEIGHT));
            stage.show();
            return made;
        });
        long thread = onFx(() -> Thread.currentThread().threadId());
        redraw(pane, 10);
        double quiet = fxSeconds(thread, () -> Thread.sleep(5000)) / 5;
        long begin = System.nanoTime();
        double busy = fxSeconds(thread, () -> redraw(pane, redraws));
        double elapsed = (System.nanoTime() - begin) / 1e9;
        double perRedraw = Math.max(0, busy - quiet * elapsed) / redraws;
        System.out.printf(
                "FX thread %.2f ms per redraw (idle window %.1f ms/s), %.1f redraws/s%n",
                1e3 * perRedraw, 1e3 * quiet, redraws / elapsed);
        var spec = onFx(() -> java.util.Objects.requireNonNull(pane.frame()).spec());
        var renderer = new CurvesRenderer();
        double drawing = Double.MAX_VALUE;
        for (int i = 0; i < 10; i++) {
            long start = System.nanoTime();
            var _ = renderer.render(spec, model.snapshot());
            drawing = Math.min(drawing, (System.nanoTime() - start) / 1e6);
        }
        System.out.printf("drawing, on its own thread: %.1f ms (%.0f frames/s)%n", drawing, 1e3 / drawing);
    }

    /// One more point, then wait until it is on screen; the loop itself keeps to ten a second.
    private void redraw(CurvesPane pane, int times) throws Exception {
        var random = new Random(2);
        for (int i = 0; i < times; i++) {
            step++;
            append(random);
            long wanted = step;
            while (onFx(() -> pane.frame() == null
                    || pane.frame().lines().isEmpty()
                    || pane.frame().x().high() < wanted)) {
                Thread.sleep(5);
            }
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
