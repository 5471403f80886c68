package dev.dinoscope.app.view.curves;

import dev.dinoscope.viz.chart.CurveNames;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Which charts stand in which section: the usual ones first, then a section for each group of tags, as
/// TensorBoard has it. The group is what stands before the first `/`.
public record ChartPlan(List<Section> sections) {
    /// Drawn unless the user chooses otherwise, in this order, without a section of their own.
    static final List<String> USUAL = List.of(
            "loss",
            "eval/val/recall_at_1",
            "eval/val/knn_top_1",
            "optim/learning_rate",
            "optim/gradient_norm",
            "model/logit_scale",
            "speed/images_per_second");
    /// Groups by what a reader asks first; others follow by name.
    private static final List<String> GROUPS =
            List.of("loss", "rank", "gate", "dino", "gram", "eval", "model", "optim", "speed");
    private static final Comparator<String> BY_GROUP =
            Comparator.<String>comparingInt(ChartPlan::rank).thenComparing(Comparator.naturalOrder());

    /// @param group nothing for the usual charts
    /// @param joinable whether there are several tags to show in one chart
    public record Section(String group, List<Chart> charts, boolean joinable) {}

    /// One chart.
    ///
    /// @param tags several when they are shown together
    public record Chart(String title, List<String> tags) {
        static Chart of(String tag) {
            return new Chart(tag, List.of(tag));
        }
    }

    /// @param chosen tags that are shown
    /// @param together groups whose tags share a chart
    static ChartPlan of(Collection<String> chosen, Set<String> together) {
        var usual = USUAL.stream().filter(chosen::contains).toList();
        var sections = chosen.stream()
                .filter(tag -> !usual.contains(tag))
                .sorted()
                .collect(Collectors.groupingBy(CurveNames::group, () -> new TreeMap<>(BY_GROUP), Collectors.toList()));
        if (!usual.isEmpty()) {
            sections.merge("", usual, (others, first) -> {
                var all = new ArrayList<>(first);
                all.addAll(others);
                return all;
            });
        }
        return new ChartPlan(sections.entrySet().stream()
                .map(entry -> section(entry.getKey(), entry.getValue(), together.contains(entry.getKey())))
                .toList());
    }

    /// Tags in the order in which the sections stand.
    static Comparator<String> order() {
        return Comparator.comparing(CurveNames::group, BY_GROUP).thenComparing(Comparator.naturalOrder());
    }

    List<Chart> charts() {
        return sections.stream().flatMap(section -> section.charts().stream()).toList();
    }

    private static Section section(String group, List<String> tags, boolean together) {
        var joinable = !group.isEmpty() && tags.size() > 1;
        return new Section(
                group,
                joinable && together
                        ? List.of(new Chart(group + "/*", List.copyOf(tags)))
                        : tags.stream().map(Chart::of).toList(),
                joinable);
    }

    private static int rank(String group) {
        var at = GROUPS.indexOf(group);
        return group.isEmpty() ? -1 : at < 0 ? GROUPS.size() : at;
    }
}
