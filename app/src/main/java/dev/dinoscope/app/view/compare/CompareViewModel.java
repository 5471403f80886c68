package dev.dinoscope.app.view.compare;

import dev.dinoscope.app.bridge.NodeSession;
import dev.dinoscope.app.bridge.RunCurves;
import dev.dinoscope.app.bridge.RunItem;
import dev.dinoscope.app.bridge.RunRef;
import dev.dinoscope.app.focus.Focus;
import dev.dinoscope.app.task.Newest;
import dev.dinoscope.engine.compare.Comparison;
import dev.dinoscope.engine.compare.RunContent;
import dev.dinoscope.engine.runs.RunInfo;
import dev.dinoscope.engine.runs.Runs;
import dev.dinoscope.viz.chart.CurvesModel;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.SetChangeListener;
import javafx.util.Subscription;

/// The runs that are seen together, compared, as long as somebody looks. Files are read off the JavaFX thread.
public final class CompareViewModel implements AutoCloseable {
    private static final String CURVE = "loss";

    private final NodeSession session;
    private final Newest<Comparison> reader;
    private final RunCurves curves = new RunCurves(_ -> {}, () -> {});
    private final Focus focus;
    private final ReadOnlyObjectWrapper<Optional<Comparison>> comparison =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final SetChangeListener<RunRef> again = _ -> follow();
    private final Subscription watch;
    /// The last that were seen together: to look into one of them does not end the comparison.
    private List<RunRef> compared = List.of();

    /// @param fx the JavaFX thread
    public CompareViewModel(NodeSession session, Focus focus, Executor fx) {
        this.session = session;
        this.focus = focus;
        reader = Newest.on("compare-runs", fx, this::show, this::fail);
        focus.runs().addListener(again);
        watch = session.clientProperty().subscribe(_ -> read());
    }

    /// Empty as long as fewer than two runs are chosen or their files are being read.
    public ReadOnlyObjectProperty<Optional<Comparison>> comparisonProperty() {
        return comparison.getReadOnlyProperty();
    }

    /// What stands above the tables: how many runs there are, or why there is no comparison.
    public StringBinding summary() {
        return Bindings.createStringBinding(
                () -> comparison
                        .get()
                        .map(found -> String.format(
                                Locale.ROOT,
                                "%d runs  ·  * the setting's default",
                                found.runs().size()))
                        .orElseGet(problem::get),
                comparison,
                problem);
    }

    /// Why there is no comparison; empty if there is one.
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// What people call the runs that are compared.
    public Map<RunRef, String> labels() {
        var labels = new LinkedHashMap<RunRef, String>();
        compared.forEach(run -> session.runs()
                .find(run)
                .ifPresent(item -> labels.put(run, item.info().label())));
        return labels;
    }

    /// The losses of the runs compared.
    public CurvesModel losses() {
        return curves.model(CURVE);
    }

    public boolean busy() {
        return reader.busy();
    }

    private void follow() {
        if (focus.runs().size() > 1) {
            read();
        }
    }

    /// Reads the files again: live runs go on.
    public void read() {
        reader.forget();
        comparison.set(Optional.empty());
        problem.set("");
        var client = session.clientProperty().get();
        if (focus.runs().size() > 1) {
            compared = List.copyOf(focus.runs());
        }
        var chosen = compared.stream()
                .limit(Comparison.MOST)
                .flatMap(run -> session.runs().find(run).stream())
                .toList();
        if (client.isEmpty() || chosen.size() < 2) {
            curves.pause();
            return;
        }
        curves.watch(client.get(), chosen.stream().map(RunItem::ref).toList());
        var infos = chosen.stream().map(RunItem::info).toList();
        reader.request(() -> compare(client.get(), infos));
    }

    private static Comparison compare(Runs client, List<RunInfo> runs) throws IOException {
        var contents = new ArrayList<RunContent>();
        for (var run : runs) {
            contents.add(RunContent.read(client, run, _ -> {}));
        }
        return Comparison.of(contents);
    }

    private void show(Comparison found) {
        comparison.set(Optional.of(found));
    }

    private void fail(Exception cause) {
        problem.set(Objects.requireNonNullElse(cause.getMessage(), cause.toString()));
    }

    @Override
    public void close() {
        focus.runs().removeListener(again);
        watch.unsubscribe();
        curves.pause();
        reader.close();
    }
}
