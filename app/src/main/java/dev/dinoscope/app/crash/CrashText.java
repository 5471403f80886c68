package dev.dinoscope.app.crash;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The text of a report: what happened, on what, and what was logged before.
final class CrashText {
    private static final List<String> PROPERTIES = List.of(
            "os.name",
            "os.version",
            "os.arch",
            "java.vendor",
            "java.runtime.version",
            "javafx.runtime.version",
            "glass.platform",
            "prism.order",
            "file.encoding",
            "user.language");

    private CrashText() {}

    static String of(String what, String version, Thread thread, Throwable problem, List<String> log) {
        return head(what, version) + "Thread: " + thread.getName() + "\n\n" + stack(problem)
                + section("Recent log", log);
    }

    static String of(String what, String version, List<String> fatalLog) {
        return head(what, version) + section("Log of the Java runtime", fatalLog);
    }

    private static String head(String what, String version) {
        var runtime = Runtime.getRuntime();
        return String.format(
                Locale.ROOT,
                """
                %s

                Time: %s
                Dinoscope: %s
                %s
                Processors: %d, memory %d of at most %d MiB in use

                """,
                what,
                DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                        OffsetDateTime.now(ZoneId.systemDefault()).truncatedTo(ChronoUnit.SECONDS)),
                version,
                PROPERTIES.stream().flatMap(CrashText::property).collect(Collectors.joining("\n")),
                runtime.availableProcessors(),
                (runtime.totalMemory() - runtime.freeMemory()) >> 20,
                runtime.maxMemory() >> 20);
    }

    private static Stream<String> property(String name) {
        return Stream.ofNullable(System.getProperty(name)).map(value -> name + ": " + value);
    }

    private static String stack(Throwable problem) {
        var text = new StringWriter();
        problem.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    private static String section(String title, List<String> lines) {
        return lines.isEmpty() ? "" : "\n" + title + "\n" + String.join("\n", lines) + "\n";
    }
}
