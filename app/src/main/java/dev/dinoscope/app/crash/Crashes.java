package dev.dinoscope.app.crash;

import dev.dinoscope.engine.process.CrashFolder;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.logging.LogManager;

/// Makes a report of everything that no code has caught, and tells about it; the window lives on.
///
/// Each kind of failure is reported once: a failing layout would otherwise report sixty times a second.
public final class Crashes implements Thread.UncaughtExceptionHandler {
    private static final Logger LOG = System.getLogger(Crashes.class.getName());
    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS", Locale.ROOT);

    private final Path folder;
    private final Supplier<String> version;
    private final Redaction redaction;
    private final RecentLog log = new RecentLog();
    private final Set<Integer> known = new HashSet<>();
    private final List<CrashReport> untold = new ArrayList<>();
    private Consumer<CrashReport> listener;

    /// @param home the Dinoscope folder; reports are kept in `crashes` there
    /// @param version of Dinoscope; asked only when there is something to report
    public Crashes(Path home, Supplier<String> version, Redaction redaction) {
        this.folder = CrashFolder.in(home);
        this.version = version;
        this.redaction = redaction;
        this.listener = untold::add;
    }

    /// Hears of every thread of this process, and listens to its log.
    public void install() {
        Thread.setDefaultUncaughtExceptionHandler(this);
        LogManager.getLogManager().getLogger("").addHandler(log);
    }

    /// @param now told of each report on the thread where it happened; those before this call first
    public synchronized void onReport(Consumer<CrashReport> now) {
        listener = now;
        untold.forEach(now);
        untold.clear();
    }

    @Override
    public void uncaughtException(Thread thread, Throwable problem) {
        try {
            LOG.log(Level.ERROR, "not caught in thread " + thread.getName(), problem);
            if (isNew(problem)) {
                var what = "Dinoscope failed: " + problem;
                tell(what, CrashText.of(what, version.get(), thread, problem, log.lines()));
            }
        } catch (RuntimeException | StackOverflowError again) {
            // Whoever reports a failure must not fail: the original is in the log already.
            LOG.log(Level.ERROR, "no report could be made", again);
        }
    }

    /// Reports the end of a process whose Java runtime failed.
    ///
    /// @param what which process it was
    public void report(String what, FatalLog fatal) {
        var title = what + ": " + fatal.summary();
        tell(title, CrashText.of(title, version.get(), fatal.lines()));
    }

    private synchronized boolean isNew(Throwable problem) {
        var top = Arrays.stream(problem.getStackTrace()).limit(8).toList();
        return known.add(31 * problem.getClass().hashCode() + top.hashCode());
    }

    private void tell(String title, String text) {
        var safe = redaction.apply(text);
        var report = new CrashReport(redaction.apply(title), safe, keep(safe));
        synchronized (this) {
            listener.accept(report);
        }
    }

    private Path keep(String text) {
        var file = folder.resolve(NAME.format(LocalDateTime.now(ZoneId.systemDefault())) + ".txt");
        try {
            Files.createDirectories(folder);
            Files.writeString(file, text);
        } catch (IOException problem) {
            LOG.log(Level.WARNING, "the report could not be kept in " + file, problem);
        }
        return file;
    }
}
