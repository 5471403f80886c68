package dev.dinoscope.engine.runs;

import dev.dinoscope.engine.run.Alert;
import dev.dinoscope.engine.run.Liveness;
import dev.dinoscope.engine.run.RunDirectory;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Makes rows of the run list, none so large that the others would find no room in a message.
final class RunRows {
    private static final int LONGEST_MESSAGE = 4000;
    private static final int MOST_METRICS = 1000;
    private static final int LONGEST_NAME = 255;
    private static final int MOST_FAULTS = 16;

    private RunRows() {}

    static RunInfo row(RunDirectory run, RunGlance glance, Map<String, Double> evaluations, Liveness liveness) {
        var status = glance.observed(liveness);
        var metrics = new HashMap<String, Double>();
        add(evaluations, metrics);
        add(status.metrics(), metrics);
        var process = status.process();
        return new RunInfo(
                run.name(),
                cut(glance.recipeName(), LONGEST_NAME),
                cut(glance.method(), LONGEST_NAME),
                status.state(),
                status.step(),
                status.totalSteps(),
                millis(glance.created()),
                process == null ? null : millis(status.started()),
                millis(status.updated()),
                process == null ? 0 : process.pid(),
                cut(status.message(), LONGEST_MESSAGE),
                metrics,
                status.alerts(),
                cut(status.newestAlert()),
                glance.notes(),
                glance.faults().stream()
                        .limit(MOST_FAULTS)
                        .map(fault -> cut(fault, LONGEST_MESSAGE))
                        .toList());
    }

    /// A row is the same here and behind the wire, which carries milliseconds.
    private static Instant millis(Instant moment) {
        return moment.truncatedTo(ChronoUnit.MILLIS);
    }

    private static void add(Map<String, Double> from, Map<String, Double> to) {
        from.forEach((metric, value) -> {
            if (metric.length() <= LONGEST_NAME && (to.size() < MOST_METRICS || to.containsKey(metric))) {
                to.put(metric, value);
            }
        });
    }

    private static @Nullable Alert cut(@Nullable Alert alert) {
        return alert == null
                ? null
                : new Alert(alert.time(), alert.step(), alert.kind(), cut(alert.message(), LONGEST_MESSAGE));
    }

    private static String cut(String text, int limit) {
        return text.length() <= limit ? text : text.substring(0, limit) + "…";
    }
}
