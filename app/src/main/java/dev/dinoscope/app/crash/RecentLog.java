package dev.dinoscope.app.crash;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.SimpleFormatter;

/// The last lines of the log of this process.
final class RecentLog extends Handler {
    private static final int AT_MOST = 200;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneId.systemDefault());

    private final Deque<String> lines = new ArrayDeque<>();
    private final SimpleFormatter formatter = new SimpleFormatter();

    @Override
    public synchronized void publish(LogRecord entry) {
        if (lines.size() == AT_MOST) {
            lines.removeFirst();
        }
        var thrown = entry.getThrown();
        lines.addLast(String.format(
                Locale.ROOT,
                "%s %s %s: %s%s",
                TIME.format(entry.getInstant()),
                entry.getLevel(),
                entry.getLoggerName(),
                formatter.formatMessage(entry),
                thrown == null ? "" : " — " + thrown));
    }

    synchronized List<String> lines() {
        return List.copyOf(lines);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
