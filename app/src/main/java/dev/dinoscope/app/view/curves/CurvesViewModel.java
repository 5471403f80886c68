package dev.dinoscope.app.view.curves;

import dev.dinoscope.app.bridge.FxBatch;
import dev.dinoscope.app.bridge.NodeSession;
import dev.dinoscope.app.bridge.RunCurves;
import dev.dinoscope.app.bridge.RunItem;
import dev.dinoscope.app.figure.CurvesSource;
import dev.dinoscope.app.figure.FigureSource;
import dev.dinoscope.app.session.Memory;
import dev.dinoscope.viz.chart.CurvesFigure;
import dev.dinoscope.viz.chart.CurvesFigure.CurvesLook;
import dev.dinoscope.viz.chart.CurvesModel;
import dev.dinoscope.viz.chart.XAxis;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.collections.ObservableSet;
import javafx.collections.SetChangeListener;

/// Which scalars of which runs are drawn, and how.
public final class CurvesViewModel {
    /// Drawn unless the user chooses otherwise, in this order.
    private static final List<String> FIRST = List.of(
            "loss",
            "eval/val/recall_at_1",
            "optim/learning_rate",
            "optim/gradient_norm",
            "model/logit_scale",
            "speed/images_per_second");

    private final NodeSession session;
    private final ObservableSet<String> runs = FXCollections.observableSet();
    private final ObservableList<String> tags = FXCollections.observableArrayList();
    private final ObservableSet<String> charts = FXCollections.observableSet();
    private final DoubleProperty smoothing = new SimpleDoubleProperty(0.6);
    private final BooleanProperty logarithmic = new SimpleBooleanProperty();
    private final BooleanProperty byTime = new SimpleBooleanProperty();
    private final Map<String, Integer> colours = new HashMap<>();
    private final RunCurves curves;
    /// The runs of the last session, until the node's list shows which of them there still are.
    private List<String> recalled = List.of();
    /// The charts of the last session; the usual ones otherwise.
    private Optional<Set<String>> recalledCharts = Optional.empty();
    private boolean chosen;

    /// @param fx the JavaFX thread
    public CurvesViewModel(NodeSession session, Executor fx) {
        this.session = session;
        var found = new FxBatch<String>(fx, this::add);
        curves = new RunCurves(found::add);
        runs.addListener((SetChangeListener<String>) _ -> watch());
        session.clientProperty().subscribe(() -> {
            curves.pause();
            watch();
        });
        session.runs().items().addListener((ListChangeListener<RunItem>) _ -> chooseFirst());
        chooseFirst();
    }

    /// All runs of the node.
    public ObservableList<RunItem> all() {
        return session.runs().items();
    }

    /// Ids of the runs drawn.
    public ObservableSet<String> runs() {
        return runs;
    }

    /// Every tag that a drawn run has or had, sorted; those without a prefix first.
    public ObservableList<String> tags() {
        return tags;
    }

    /// Tags that have a chart.
    public ObservableSet<String> charts() {
        return charts;
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

    public CurvesModel model(String tag) {
        return curves.model(tag);
    }

    /// A number that a run keeps, for its colour in every chart and list.
    public int colour(String run) {
        return colours.computeIfAbsent(run, _ -> colours.size());
    }

    /// What the drawn runs are called, by id, in the order of the node's list.
    public SequencedMap<String, String> labels() {
        var labels = new LinkedHashMap<String, String>();
        all().stream()
                .filter(item -> runs.contains(item.id()))
                .forEach(item -> labels.put(item.id(), item.info().label()));
        return labels;
    }

    /// Draws exactly these runs.
    public void show(List<String> ids) {
        chosen = true;
        runs.retainAll(ids);
        runs.addAll(ids);
    }

    /// The charts in the order in which they stand: the usual ones first.
    public List<String> arranged() {
        return charts.stream()
                .sorted(Comparator.comparingInt(CurvesViewModel::rank).thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    /// The part before the first `/`, or nothing.
    public static String group(String tag) {
        return tag.contains("/") ? tag.substring(0, tag.indexOf('/')) : "";
    }

    /// The charts that are shown, for paper; empty without any.
    public Optional<FigureSource> figure() {
        var look = new CurvesLook(smoothing.get(), logarithmic.get(), byTime.get() ? XAxis.RELATIVE_TIME : XAxis.STEP);
        var labels = labels();
        var numbers = new LinkedHashMap<String, Integer>();
        labels.keySet().forEach(run -> numbers.put(run, colour(run)));
        var figure = new CurvesFigure(look, labels);
        arranged().forEach(tag -> figure.add(tag, model(tag), numbers));
        return figure.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        CurvesSource.of(figure, look, List.copyOf(labels.keySet()), List.copyOf(labels.values())));
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
                .texts("runs", () -> List.copyOf(runs), ids -> recalled = ids);
    }

    private void chooseFirst() {
        if (!chosen && !all().isEmpty()) {
            var known = all().stream().map(RunItem::id).collect(Collectors.toSet());
            var again = recalled.stream().filter(known::contains).toList();
            show(again.isEmpty() ? List.of(all().getFirst().id()) : again);
        }
    }

    private void watch() {
        session.clientProperty().get().ifPresent(client -> curves.watch(client, List.copyOf(runs)));
    }

    private void add(List<String> found) {
        var known = Set.copyOf(tags);
        found.stream().filter(tag -> !known.contains(tag)).forEach(tags::add);
        FXCollections.sort(tags, Comparator.comparing(CurvesViewModel::group).thenComparing(Comparator.naturalOrder()));
        var wanted = recalledCharts.orElse(Set.copyOf(FIRST));
        found.stream().filter(wanted::contains).forEach(charts::add);
    }

    private static int rank(String tag) {
        var at = FIRST.indexOf(tag);
        return at < 0 ? FIRST.size() : at;
    }
}
