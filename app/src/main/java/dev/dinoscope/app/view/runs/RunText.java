package dev.dinoscope.app.view.runs;

import dev.dinoscope.app.bridge.Headline;
import dev.dinoscope.engine.compare.Comparison;
import dev.dinoscope.engine.run.RunState;
import dev.dinoscope.engine.runs.RunInfo;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Facts of a run as a researcher reads them. What is not known is an en dash.
final class RunText {
    static final String UNKNOWN = "–";
    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("d MMM, HH:mm", Locale.ROOT);

    private RunText() {}

    static String state(RunState state) {
        return switch (state) {
            case CREATED -> "Created";
            case QUEUED -> "Queued";
            case PREPARING -> "Preparing";
            case RUNNING -> "Running";
            case STOPPING -> "Stopping";
            case STOPPED -> "Stopped";
            case FINISHED -> "Finished";
            case FAILED -> "Failed";
            case LOST -> "Lost";
            case DAMAGED -> "Damaged";
        };
    }

    static String steps(RunInfo run) {
        return String.format(Locale.ROOT, "%,d / %,d", run.step(), run.totalSteps());
    }

    static String loss(double value) {
        return text("%.4f", value);
    }

    /// @param fraction in [0, 1]
    static String percent(double fraction) {
        return text("%.1f %%", 100 * fraction);
    }

    /// Recall@1, or where there is no text to find, the accuracy of the k-NN probe.
    static String accuracy(Headline headline) {
        return Double.isNaN(headline.recall()) && !Double.isNaN(headline.neighbours())
                ? percent(headline.neighbours()) + " k-NN"
                : percent(headline.recall());
    }

    static String rate(double perSecond) {
        return text("%,.0f", perSecond);
    }

    /// @param value NaN where there is none; infinite where there is one that is not finite
    private static String text(String format, double value) {
        if (Double.isInfinite(value)) {
            return Comparison.NOT_FINITE;
        }
        return Double.isNaN(value) ? UNKNOWN : String.format(Locale.ROOT, format, value);
    }

    static String when(@Nullable Instant instant) {
        return instant == null ? UNKNOWN : WHEN.format(instant.atZone(ZoneId.systemDefault()));
    }

    static String duration(@Nullable Duration time) {
        if (time == null) {
            return UNKNOWN;
        }
        return time.toHours() > 0
                ? String.format(Locale.ROOT, "%d:%02d:%02d", time.toHours(), time.toMinutesPart(), time.toSecondsPart())
                : String.format(Locale.ROOT, "%d:%02d", time.toMinutes(), time.toSecondsPart());
    }

    /// From the start of training to the last sign of life; null before training began.
    static @Nullable Duration elapsed(RunInfo run) {
        return run.started() == null ? null : Duration.between(run.started(), run.updated());
    }
}
