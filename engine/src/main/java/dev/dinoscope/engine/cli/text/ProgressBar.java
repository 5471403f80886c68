package dev.dinoscope.engine.cli.text;

import dev.dinoscope.engine.data.Progress;
import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/// One line of progress that rewrites itself on a terminal, and a line every few seconds in a log file.
public final class ProgressBar implements Progress, AutoCloseable {
    private static final int WIDTH = 28;
    private static final long TERMINAL_PAUSE = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long LOG_PAUSE = TimeUnit.SECONDS.toNanos(5);

    private final PrintStream out;
    private final boolean terminal;
    private long lastPrint;
    private String lastActivity = "";
    private int lastLength;

    ProgressBar(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    /// On standard error, so that standard output stays what a program can read.
    @SuppressWarnings("SystemConsoleNull") // it is null without a terminal, whatever the check says: seen on JDK 25
    public static ProgressBar onStandardError() {
        var console = System.console();
        return new ProgressBar(System.err, console != null && console.isTerminal());
    }

    @Override
    public void report(String stage, long done, long total) {
        show(stage, done, total, "");
    }

    @Override
    public void note(String message) {
        System.err.println(message);
    }

    public synchronized void show(String activity, long done, long total, String detail) {
        var now = System.nanoTime();
        var finished = total > 0 && done >= total;
        var newActivity = !activity.equals(lastActivity);
        if (!finished && !newActivity && now - lastPrint < (terminal ? TERMINAL_PAUSE : LOG_PAUSE)) {
            return;
        }
        if (newActivity && terminal && !lastActivity.isEmpty()) {
            out.println();
            lastLength = 0;
        }
        lastPrint = now;
        lastActivity = activity;
        print(line(activity, done, total, detail));
    }

    private static String line(String activity, long done, long total, String detail) {
        if (total <= 0) {
            return String.format(Locale.ROOT, "%s  %s", activity, detail);
        }
        var filled = (int) (WIDTH * Math.min(done, total) / total);
        return String.format(
                Locale.ROOT,
                "%s  %s%s %,d/%,d  %s",
                activity,
                "━".repeat(filled),
                "─".repeat(WIDTH - filled),
                done,
                total,
                detail);
    }

    private void print(String line) {
        if (terminal) {
            out.print("\r" + line + " ".repeat(Math.max(0, lastLength - line.length())));
            lastLength = line.length();
        } else {
            out.println(line);
        }
        out.flush();
    }

    @Override
    public synchronized void close() {
        if (terminal && lastLength > 0) {
            out.println();
            lastLength = 0;
        }
    }
}
