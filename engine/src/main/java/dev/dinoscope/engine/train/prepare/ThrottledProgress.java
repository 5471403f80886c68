package dev.dinoscope.engine.train.prepare;

import dev.dinoscope.engine.data.Progress;
import java.util.concurrent.TimeUnit;

/// Passes on what people can follow: a new stage, its end, and a report every quarter of a second.
public final class ThrottledProgress implements Progress {
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(250);

    private final Progress listener;
    private String lastStage = "";
    private long last;

    public ThrottledProgress(Progress listener) {
        this.listener = listener;
    }

    @Override
    public void report(String stage, long done, long total) {
        var now = System.nanoTime();
        if (!stage.equals(lastStage) || done >= total || now - last > PAUSE) {
            lastStage = stage;
            last = now;
            listener.report(stage, done, total);
        }
    }

    @Override
    public void note(String message) {
        listener.note(message);
    }
}
