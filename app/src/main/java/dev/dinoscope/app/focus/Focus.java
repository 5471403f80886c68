package dev.dinoscope.app.focus;

import dev.dinoscope.app.bridge.RunItem;
import dev.dinoscope.app.bridge.RunList;
import dev.dinoscope.app.bridge.RunRef;
import dev.dinoscope.app.session.Memory;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableSet;

/// What the user is looking at, once for the whole window. Views follow it and change it, and none knows another:
/// "show in …" sets the focus and opens a view by its id. On the JavaFX thread.
public final class Focus {
    private final ObservableSet<RunRef> runs = FXCollections.observableSet(new LinkedHashSet<>());
    private final ObjectProperty<Optional<RunRef>> run = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<OptionalLong> step = new SimpleObjectProperty<>(OptionalLong.empty());
    private final BooleanProperty follow = new SimpleBooleanProperty(true);
    private final ObjectProperty<Optional<Spot>> spot = new SimpleObjectProperty<>(Optional.empty());
    private final Map<RunRef, Integer> colours = new HashMap<>();
    private final Places places = new Places();
    /// The runs of the last session, until the node's list shows which of them there still are.
    private List<RunRef> recalledRuns = List.of();

    private List<RunRef> recalledRun = List.of();
    private boolean begun;

    public Focus() {
        run.subscribe(_ -> arrive());
        step.subscribe(_ -> note());
        spot.subscribe(_ -> note());
    }

    /// The runs that are seen together, in the order they were chosen.
    public ObservableSet<RunRef> runs() {
        return runs;
    }

    /// The run that is looked into.
    public ObjectProperty<Optional<RunRef>> runProperty() {
        return run;
    }

    /// The training step that is looked at; empty as long as nobody and nothing has chosen one. While the newest is
    /// followed, whoever knows the newest sets it.
    public ObjectProperty<OptionalLong> stepProperty() {
        return step;
    }

    /// Whether the newest step is looked at as soon as it is there.
    public BooleanProperty followProperty() {
        return follow;
    }

    /// The place in a probe image; empty as long as none was chosen, when [Spot#CENTRE] stands in.
    public ObjectProperty<Optional<Spot>> spotProperty() {
        return spot;
    }

    /// A number that a run keeps, for its colour wherever it is drawn.
    public int colour(RunRef of) {
        return colours.computeIfAbsent(of, _ -> colours.size());
    }

    /// Sees exactly these runs together.
    public void show(List<RunRef> wanted) {
        runs.retainAll(wanted);
        if (!List.copyOf(runs).equals(wanted.subList(0, runs.size()))) {
            runs.clear();
        }
        runs.addAll(wanted);
    }

    /// Turns to one run in every respect.
    public void turnTo(RunRef wanted) {
        show(List.of(wanted));
        run.set(Optional.of(wanted));
    }

    /// Begins, once the first runs are known, with those of the last session that are still there, or else with the
    /// newest. What was chosen before that stays.
    public void beginWith(RunList list) {
        list.items().addListener((ListChangeListener<RunItem>) _ -> begin(list));
        begin(list);
    }

    private void begin(RunList list) {
        if (begun || list.items().isEmpty()) {
            return;
        }
        begun = true;
        var newest = List.of(list.items().getFirst().ref());
        if (runs.isEmpty()) {
            var again = there(list, recalledRuns);
            show(again.isEmpty() ? newest : again);
        }
        if (run.get().isEmpty()) {
            var again = there(list, recalledRun);
            run.set(Optional.of(again.isEmpty() ? newest.getFirst() : again.getFirst()));
        }
    }

    private static List<RunRef> there(RunList list, List<RunRef> wanted) {
        return wanted.stream().filter(ref -> list.find(ref).isPresent()).toList();
    }

    /// A run that was looked into before is seen where it was left; another keeps the place, for comparison.
    private void arrive() {
        var place = run.get().flatMap(places::of);
        step.set(place.map(known -> OptionalLong.of(known.step())).orElse(OptionalLong.empty()));
        place.ifPresent(known -> spot.set(Optional.of(known.spot())));
    }

    private void note() {
        run.get()
                .ifPresent(of -> step.get()
                        .ifPresent(at ->
                                places.put(of, new Places.Place(at, spot.get().orElse(Spot.CENTRE)))));
    }

    /// What is kept between sessions.
    ///
    /// @param read makes runs of their texts
    public Memory memory(Function<List<String>, List<RunRef>> read) {
        return new Memory()
                .texts("runs", () -> texts(runs.stream().toList()), texts -> recalledRuns = read.apply(texts))
                .texts("run", () -> texts(run.get().stream().toList()), texts -> recalledRun = read.apply(texts))
                .flag("follow", follow)
                .texts("places", places::texts, texts -> places.recall(texts, read));
    }

    private static List<String> texts(List<RunRef> refs) {
        return refs.stream().map(RunRef::text).toList();
    }
}
