package dev.dinoscope.engine.compare;

import dev.dinoscope.engine.config.Configs;
import dev.dinoscope.engine.recipe.Recipe;
import dev.dinoscope.engine.run.EvaluationResult;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Runs side by side: of settings and provenance only what differs, and all results.
///
/// @param runs labels, one for each column
public record Comparison(List<String> runs, List<Section> sections) {
    public static final int MOST = 8;
    /// What a run does not have.
    public static final String ABSENT = "–";
    /// A value that is NaN or infinite: it is no result, and never the best.
    public static final String NOT_FINITE = "not finite";

    private static final String REFUSED = "refused";

    /// Differ between any two runs and say nothing: when, by which command, what the recipe was called.
    private static final Set<String> PASSING = Set.of("created", "command", "recipe_hash", "name");
    private static final Set<String> LOWER = Set.of("median_rank", "mean_rank", "loss");
    /// Say how large a split is, not how good the model.
    private static final Set<String> SIZES = Set.of("images", "captions");
    private static final List<String> HEADLINES = List.of("loss", "speed/images_per_second");

    /// @param rows in the order of the files
    public record Section(String title, List<Row> rows) {}

    /// @param cells one for each run
    public record Row(String key, List<Cell> cells) {}

    /// @param usual whether the value is the default of its setting
    public record Cell(String text, boolean usual) {}

    /// @throws IllegalArgumentException unless there are 2 to 8 runs
    public static Comparison of(List<RunContent> runs) {
        if (runs.size() < 2 || runs.size() > MOST) {
            throw new IllegalArgumentException(
                    String.format(Locale.ROOT, "2 to %d runs can be compared, not %d", MOST, runs.size()));
        }
        return new Comparison(
                runs.stream().map(RunContent::label).toList(),
                List.of(
                        new Section("Settings that differ", differing(runs, RunContent::recipe, defaults())),
                        new Section("Results", results(runs)),
                        new Section("Provenance that differs", differing(runs, RunContent::provenance, Map.of()))));
    }

    private static List<Row> differing(
            List<RunContent> runs,
            Function<RunContent, SequencedMap<String, String>> part,
            Map<String, String> defaults) {
        var rows = new ArrayList<Row>();
        for (var key : keys(runs, run -> part.apply(run).sequencedKeySet())) {
            var values = runs.stream()
                    .map(run -> part.apply(run).getOrDefault(key, ABSENT))
                    .toList();
            if (!PASSING.contains(key) && values.stream().distinct().count() > 1) {
                rows.add(new Row(
                        key,
                        values.stream()
                                .map(value -> new Cell(value, value.equals(defaults.get(key))))
                                .toList()));
            }
        }
        return rows;
    }

    private static Map<String, String> defaults() {
        return FlatText.fromYaml(Configs.toYaml(new Recipe()));
    }

    private static List<Row> results(List<RunContent> runs) {
        var rows = new ArrayList<Row>();
        for (var key : HEADLINES) {
            rows.add(row(key, runs, run -> number(run.metrics().get(key))));
        }
        for (var key : keys(runs, Comparison::evaluated)) {
            rows.add(row(
                    key + ", last",
                    runs,
                    run -> run.results().stream()
                            .filter(result -> value(result, key) != null || isRefused(result, key))
                            .reduce((_, last) -> last)
                            .map(result -> isRefused(result, key) ? REFUSED : number(value(result, key)))
                            .orElse(ABSENT)));
            if (runs.stream().anyMatch(run -> count(run, key) > 1)) {
                rows.add(row(key + ", best", runs, run -> best(run, key)));
            }
        }
        rows.removeIf(row -> row.cells().stream().allMatch(cell -> cell.text().equals(ABSENT)));
        return rows;
    }

    private static Row row(String key, List<RunContent> runs, Function<RunContent, String> text) {
        return new Row(
                key, runs.stream().map(run -> new Cell(text.apply(run), false)).toList());
    }

    /// The best is the highest, but of ranks and losses the lowest; values that are not finite do not take part.
    private static String best(RunContent run, String key) {
        Comparator<EvaluationResult> order = Comparator.comparing(result -> value(result, key));
        boolean lower = LOWER.contains(key.substring(key.lastIndexOf('/') + 1));
        return run.results().stream()
                .filter(result -> isFinite(value(result, key)))
                .max(lower ? order.reversed() : order)
                .map(result -> String.format(Locale.ROOT, "%s at %,d", number(value(result, key)), result.step()))
                .orElse(count(run, key) == 0 ? ABSENT : NOT_FINITE);
    }

    private static long count(RunContent run, String key) {
        return run.results().stream()
                .filter(result -> value(result, key) != null)
                .count();
    }

    private static @Nullable Double value(EvaluationResult result, String key) {
        var metric = key.substring(key.indexOf('/') + 1);
        return key.startsWith(result.split() + "/") ? result.metrics().get(metric) : null;
    }

    private static boolean isRefused(EvaluationResult result, String key) {
        return result.refused() != null && key.startsWith(result.split() + "/");
    }

    private static SequencedSet<String> evaluated(RunContent run) {
        var keys = new LinkedHashSet<String>();
        for (var result : run.results()) {
            result.metrics().keySet().stream()
                    .filter(metric -> !SIZES.contains(metric))
                    .forEach(metric -> keys.add(result.split() + "/" + metric));
        }
        return keys;
    }

    private static SequencedSet<String> keys(List<RunContent> runs, Function<RunContent, SequencedSet<String>> keys) {
        var all = new LinkedHashMap<String, Boolean>();
        runs.forEach(run -> keys.apply(run).forEach(key -> all.put(key, true)));
        return all.sequencedKeySet();
    }

    private static boolean isFinite(@Nullable Double value) {
        return value != null && Double.isFinite(value);
    }

    private static String number(@Nullable Double value) {
        if (value == null) {
            return ABSENT;
        }
        return Double.isFinite(value) ? String.format(Locale.ROOT, "%.4g", value) : NOT_FINITE;
    }
}
