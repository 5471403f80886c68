package dev.dinoscope.engine.cli.runs;

import dev.dinoscope.engine.compare.Comparison;
import dev.dinoscope.engine.files.Printable;
import dev.dinoscope.engine.run.RunNotes;
import dev.dinoscope.engine.run.RunState;
import dev.dinoscope.engine.runs.RunInfo;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A run as `dinoscope runs` prints it.
record RunRow(
        String name,
        RunState state,
        long step,
        long totalSteps,
        @Nullable Instant started,
        Instant updated,
        String method,
        String message,
        Map<String, Double> metrics,
        long alerts,
        RunNotes notes) {
    /// Of what people have written: a run is one line.
    private static final int LONGEST = 160;

    static final String HEADING = String.format(
            Locale.ROOT, "%-32s %-10s %-8s %15s %10s  %s", "run", "state", "method", "step", "loss", "tags");

    static RunRow of(RunInfo run) {
        return new RunRow(
                run.id(),
                run.state(),
                run.step(),
                run.totalSteps(),
                run.started(),
                run.updated(),
                run.method(),
                run.message(),
                new TreeMap<>(run.metrics()),
                run.alerts(),
                run.notes());
    }

    /// @param words that all have to occur in name, label, note, method or state
    boolean matches(List<String> tags, List<String> words) {
        var text = String.join(
                        " ", name, notes.label(), notes.note(), String.join(" ", notes.tags()), method, state.name())
                .toLowerCase(Locale.ROOT);
        return notes.tags().containsAll(tags)
                && words.stream().allMatch(word -> text.contains(word.toLowerCase(Locale.ROOT)));
    }

    private static String loss(double loss) {
        return Double.isFinite(loss) ? String.format(Locale.ROOT, "%.4f", loss) : Comparison.NOT_FINITE;
    }

    String line() {
        var loss = metrics.get("loss");
        var marks = String.join(" ", notes.tags())
                + (notes.archived() ? " (archived)" : "")
                + (alerts == 0 ? "" : String.format(Locale.ROOT, "  %d alert%s", alerts, alerts == 1 ? "" : "s"))
                + (notes.label().isEmpty() ? "" : "  \"" + notes.label() + "\"");
        return String.format(
                        Locale.ROOT,
                        "%-32s %-10s %-8s %15s %10s  %s",
                        Printable.of(name, LONGEST),
                        state.name().toLowerCase(Locale.ROOT),
                        Printable.of(method, LONGEST),
                        String.format(Locale.ROOT, "%,d/%,d", step, totalSteps),
                        loss == null ? "" : loss(loss),
                        Printable.of(marks.strip(), LONGEST))
                .stripTrailing();
    }
}
