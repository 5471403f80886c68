package dev.dinoscope.engine.run.events;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// How long a run has trained by each step: the wall clock without the hours in which the run lay still, and
/// whatever the clock did meanwhile. The scalar that was logged most often tells when the steps were.
public final class TrainingTime {
    /// A run that is only evaluated for so long is not taken for one that lies still.
    private static final double LEAST_PAUSE = 600;
    /// Nor is one whose steps take long.
    private static final double MOST_STEPS = 20;

    private final long[] steps;
    private final double[] wallTimes;
    private final double[] seconds;
    private final double longest;
    private final List<Pause> pauses;

    /// Time between two steps that is left out.
    ///
    /// @param step the first one after it
    /// @param seconds how long; negative where the clock was set back
    public record Pause(long step, double seconds) {}

    private TrainingTime(long[] steps, double[] wallTimes, double[] seconds, double longest, List<Pause> pauses) {
        this.steps = steps;
        this.wallTimes = wallTimes;
        this.seconds = seconds;
        this.longest = longest;
        this.pauses = List.copyOf(pauses);
    }

    public static TrainingTime of(ScalarLog log) {
        ScalarSeries densest = null;
        for (var tag : log.tags()) {
            var series = log.series(tag);
            if (series != null && (densest == null || series.size() > densest.size())) {
                densest = series;
            }
        }
        return of(densest, log);
    }

    private static TrainingTime of(@Nullable ScalarSeries series, ScalarLog log) {
        if (series == null) {
            return new TrainingTime(new long[0], new double[0], new double[0], 0, List.of());
        }
        var steps = series.steps(0);
        var walls = series.wallTimes(0);
        var usual = usual(walls);
        var longest = Math.max(LEAST_PAUSE, MOST_STEPS * usual);
        var seconds = new double[steps.length];
        var pauses = new ArrayList<Pause>();
        for (int i = 1; i < steps.length; i++) {
            var took = walls[i] - walls[i - 1];
            var isPause = !(took >= 0 && took <= longest) || (took > usual && log.isRestart(steps[i - 1], steps[i]));
            if (isPause) {
                pauses.add(new Pause(steps[i], took < 0 ? took : took - usual));
            }
            seconds[i] = seconds[i - 1] + (isPause ? usual : took);
        }
        return new TrainingTime(steps, walls, seconds, longest, pauses);
    }

    /// The median of the times between steps.
    private static double usual(double[] walls) {
        var between = new double[Math.max(0, walls.length - 1)];
        int count = 0;
        for (int i = 1; i < walls.length; i++) {
            var took = walls[i] - walls[i - 1];
            if (took >= 0 && Double.isFinite(took)) {
                between[count++] = took;
            }
        }
        Arrays.sort(between, 0, count);
        return count == 0 ? 0 : between[count / 2];
    }

    /// Seconds of training until a value was logged, since the first step that was logged.
    ///
    /// @param wallTime when it was logged, in Unix seconds
    public double at(long step, double wallTime) {
        int found = Arrays.binarySearch(steps, step);
        int last = found >= 0 ? found : -found - 2;
        if (last < 0) {
            return 0;
        }
        var until = last + 1 < steps.length ? seconds[last + 1] - seconds[last] : longest;
        var after = wallTime - wallTimes[last];
        // Not a number where a writer logs no time.
        return seconds[last] + (after > 0 ? Math.min(after, until) : 0);
    }

    /// [#at] for all values of a scalar from an index on.
    public double[] of(ScalarSeries series, int from) {
        var times = new double[series.size() - from];
        Arrays.setAll(times, i -> at(series.step(from + i), series.wallTime(from + i)));
        return times;
    }

    /// In the order of the steps.
    public List<Pause> pauses() {
        return pauses;
    }

    /// What is left out, such as `12.0 h before step 250`; empty when nothing is.
    public String text() {
        return pauses.size() > 3
                ? String.format(
                        Locale.ROOT,
                        "%d pauses, %s in all",
                        pauses.size(),
                        duration(pauses.stream()
                                .mapToDouble(Pause::seconds)
                                .filter(s -> s > 0)
                                .sum()))
                : pauses.stream().map(TrainingTime::text).collect(Collectors.joining(", "));
    }

    private static String text(Pause pause) {
        return pause.seconds() < 0
                ? "the clock set back by " + duration(-pause.seconds()) + " before step " + pause.step()
                : duration(pause.seconds()) + " before step " + pause.step();
    }

    private static String duration(double seconds) {
        var format = seconds >= 3600 ? "%.1f h" : seconds >= 60 ? "%.1f min" : "%.1f s";
        return String.format(Locale.ROOT, format, seconds / (seconds >= 3600 ? 3600 : seconds >= 60 ? 60 : 1));
    }
}
