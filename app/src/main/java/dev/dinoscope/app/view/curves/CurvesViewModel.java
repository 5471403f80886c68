package dev.dinoscope.app.view.curves;

import dev.dinoscope.app.bridge.FxBatch;
import dev.dinoscope.app.bridge.NodeSession;
import dev.dinoscope.app.bridge.RunCurves;
import dev.dinoscope.app.bridge.RunItem;
import dev.dinoscope.app.bridge.RunRef;
import dev.dinoscope.app.figure.ViewFigure;
import dev.dinoscope.app.focus.Focus;
import dev.dinoscope.app.session.Memory;
import dev.dinoscope.viz.chart.CurveNames;
import dev.dinoscope.viz.chart.CurveSource;
import dev.dinoscope.viz.chart.CurvesFigure;
import dev.dinoscope.viz.chart.CurvesFigure.CurvesLook;
import dev.dinoscope.viz.chart.JoinedCurves;
import dev.dinoscope.viz.chart.XAxis;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.ObservableSet;
import javafx.collections.SetChangeListener;

/// Which scalars of which runs are drawn, and how.
public final class CurvesViewModel {
    /// Its parts are shown unless the user chooses otherwise, in one chart.
    private static final String PARTS = "loss";

    private final NodeSession session;
    private final Focus focus;
    private final ObservableList<String> tags = FXCollections.observableArrayList();
    private final ObservableSet<String> charts = FXCollections.observableSet();
    private final ObservableSet<String> together = FXCollections.observableSet(PARTS);
    private final ObservableSet<String> folded = FXCollections.observableSet();
    private final DoubleProperty smoothing = new SimpleDoubleProperty(0.6);
    private final BooleanProperty logarithmic = new SimpleBooleanProperty();
    private final BooleanProperty byTime = new SimpleBooleanProperty();
    /// Tags that have been seen.
    private final Set<String> offered = new HashSet<>();
    private final RunCurves curves;
    private final CurveChoices choices;
    private final ReadOnlyStringWrapper caption = new ReadOnlyStringWrapper("");
    /// The charts of the last session; the usual ones otherwise.
    private Optional<Set<String>> recalledCharts = Optional.empty();
    /// The tags that the user could choose from in earlier sessions.
    private Set<String> recalledTags = Set.of();

    /// @param fx the JavaFX thread
    public CurvesViewModel(NodeSession session, Focus focus, Executor fx) {
        this.session = session;
        this.focus = focus;
        var found = new FxBatch<String>(fx, this::add);
        var told = new FxBatch<Boolean>(fx, _ -> tell());
        curves = new RunCurves(found::add, () -> told.add(true));
        choices = new CurveChoices(session.runs().items(), tags);
        byTime.subscribe(() -> tell());
        focus.runs().addListener((SetChangeListener<RunRef>) _ -> watch());
        session.clientProperty().subscribe(() -> {
            curves.pause();
            watch();
        });
        watch();
    }

    /// All runs of the node.
    public ObservableList<RunItem> all() {
        return session.runs().items();
    }

    /// The runs drawn.
    public ObservableSet<RunRef> runs() {
        return focus.runs();
    }

    /// Every tag that a drawn run has, sorted by group; those without one first.
    public ObservableList<String> tags() {
        return tags;
    }

    /// Tags that are shown, as far as a drawn run has them.
    public ObservableSet<String> charts() {
        return charts;
    }

    /// Groups whose tags share a chart.
    public ObservableSet<String> together() {
        return together;
    }

    /// Groups whose charts are folded.
    public ObservableSet<String> folded() {
        return folded;
    }

    /// What can be chosen, as far as a search finds it.
    public CurveChoices choices() {
        return choices;
    }

    /// Draws a run, or no longer.
    public void toggle(RunRef run) {
        if (!runs().add(run)) {
            runs().remove(run);
        }
    }

    /// Whether there is nothing to draw.
    public boolean isEmpty() {
        return runs().isEmpty() || plan().charts().isEmpty();
    }

    /// Folds the charts of a group, or unfolds them.
    public void fold(String group) {
        if (!folded.add(group)) {
            folded.remove(group);
        }
    }

    /// Weight of the moving average in [0, 1).
    public DoubleProperty smoothingProperty() {
        return smoothing;
    }

    public BooleanProperty logarithmicProperty() {
        return logarithmic;
    }

    /// Wall-clock time instead of steps along x.
    public BooleanProperty byTimeProperty() {
        return byTime;
    }

    public CurveSource curves(ChartPlan.Chart chart) {
        var models = chart.tags().stream().map(curves::model).toList();
        return models.size() == 1 ? models.getFirst() : new JoinedCurves(models);
    }

    /// A number that a run keeps, for its colour in every chart and list.
    public int colour(RunRef run) {
        return focus.colour(run);
    }

    /// What the drawn runs are called, in the order of the node's list.
    public SequencedMap<RunRef, String> labels() {
        var labels = new LinkedHashMap<RunRef, String>();
        all().stream()
                .filter(item -> runs().contains(item.ref()))
                .forEach(item -> labels.put(item.ref(), item.info().label()));
        return labels;
    }

    /// The charts as they stand.
    public ChartPlan plan() {
        return ChartPlan.of(charts.stream().filter(tags::contains).toList(), together);
    }

    /// The charts that are shown, for paper; empty without any.
    public Optional<ViewFigure> figure() {
        var look = new CurvesLook(smoothing.get(), logarithmic.get(), byTime.get() ? XAxis.RELATIVE_TIME : XAxis.STEP);
        var labels = labels();
        var names = new LinkedHashMap<String, String>();
        var numbers = new LinkedHashMap<String, Integer>();
        labels.forEach((run, label) -> {
            names.put(run.text(), label);
            numbers.put(run.text(), colour(run));
        });
        var figure = new CurvesFigure(look, names);
        plan().charts().forEach(chart -> figure.add(chart.title(), curves(chart), numbers));
        return figure.isEmpty()
                ? Optional.empty()
                : Optional.of(CurvesFigureSource.figure(
                        figure,
                        look,
                        List.copyOf(labels.keySet()),
                        List.copyOf(labels.values()),
                        labels.keySet().stream().map(curves::pauses).toList()));
    }

    /// What the reader should know of all charts: what time means, and which files are damaged; empty if nothing.
    public ReadOnlyStringProperty captionProperty() {
        return caption.getReadOnlyProperty();
    }

    private void tell() {
        var texts = new ArrayList<String>();
        if (byTime.get()) {
            var labels = labels();
            var pauses = labels.entrySet().stream()
                    .filter(run -> !curves.pauses(run.getKey()).isEmpty())
                    .map(run -> (labels.size() == 1 ? "" : run.getValue() + ": ") + curves.pauses(run.getKey()))
                    .collect(Collectors.joining("; "));
            texts.add("Training time" + (pauses.isEmpty() ? "" : ", without pauses (" + pauses + ")"));
        }
        texts.addAll(curves.warnings());
        caption.set(String.join("\n", texts));
    }

    /// What is kept between sessions.
    public Memory memory() {
        return new Memory()
                .number("smoothing", 0, 0.99, smoothing)
                .flag("log_axis", logarithmic)
                .flag("by_time", byTime)
                .texts(
                        "charts",
                        () -> List.copyOf(charts),
                        tags -> recalledCharts = Optional.of(Set.copyOf(tags)).filter(set -> !set.isEmpty()))
                .texts("offered", () -> List.copyOf(offered), tags -> recalledTags = Set.copyOf(tags))
                .texts("together", () -> List.copyOf(together), groups -> replace(together, groups))
                .texts("folded", () -> List.copyOf(folded), groups -> replace(folded, groups));
    }

    private void watch() {
        session.clientProperty().get().ifPresent(client -> curves.watch(client, List.copyOf(runs())));
        // What only runs have that are no longer drawn.
        tags.removeIf(tag -> !curves.has(tag));
        tell();
    }

    private void add(List<String> found) {
        var all = new TreeSet<>(ChartPlan.order());
        all.addAll(tags);
        found.stream().filter(curves::has).forEach(all::add);
        if (all.size() > tags.size()) {
            tags.setAll(all);
        }
        charts.addAll(found.stream()
                // What was unchecked stays so when another run has it.
                .filter(offered::add)
                .filter(tag -> recalledCharts
                        .filter(_ -> recalledTags.contains(tag))
                        .map(set -> set.contains(tag))
                        .orElseGet(() -> isUsual(tag)))
                .toList());
    }

    private static boolean isUsual(String tag) {
        return ChartPlan.USUAL.contains(tag) || CurveNames.group(tag).equals(PARTS);
    }

    private static void replace(ObservableSet<String> set, List<String> items) {
        set.retainAll(items);
        set.addAll(items);
    }
}
