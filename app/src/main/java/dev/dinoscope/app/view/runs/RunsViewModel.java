package dev.dinoscope.app.view.runs;

import dev.dinoscope.app.bridge.RunItem;
import dev.dinoscope.app.bridge.RunList;
import dev.dinoscope.app.bridge.RunRef;
import dev.dinoscope.app.bridge.SearchWords;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;

/// The runs that match the filter, and what can be done with the selected ones.
public final class RunsViewModel {
    private final RunList runs;
    private final StringProperty filter = new SimpleStringProperty("");
    private final BooleanProperty withArchived = new SimpleBooleanProperty();
    private final FilteredList<RunItem> shown;
    private final ObservableList<RunItem> selected =
            FXCollections.observableArrayList(item -> new Observable[] {item.infoProperty()});

    public RunsViewModel(RunList runs) {
        this.runs = runs;
        shown = new FilteredList<>(runs.items());
        shown.predicateProperty()
                .bind(Bindings.createObjectBinding(
                        () -> matching(filter.get(), withArchived.get()), filter, withArchived));
    }

    /// Whether archived runs are listed too.
    public BooleanProperty withArchivedProperty() {
        return withArchived;
    }

    /// Selected runs that nothing works on.
    public BooleanBinding deletable() {
        return anySelected(item -> !item.live());
    }

    /// Enough for a comparison.
    public BooleanBinding severalSelected() {
        return Bindings.createBooleanBinding(() -> selected.size() > 1, selected);
    }

    /// Words that must all occur in a run's name, label, note, tags (`#tag` for a whole tag), method, state or message.
    public StringProperty filterProperty() {
        return filter;
    }

    /// Every run, filtered or not.
    public ObservableList<RunItem> all() {
        return runs.items();
    }

    public ObservableList<RunItem> shown() {
        return shown;
    }

    /// Kept by the table.
    public ObservableList<RunItem> selected() {
        return selected;
    }

    public List<RunRef> selectedRefs() {
        return selected.stream().map(RunItem::ref).toList();
    }

    public BooleanBinding anySelected() {
        return Bindings.isNotEmpty(selected);
    }

    public BooleanBinding stoppable() {
        return anySelected(RunItem::stoppable);
    }

    public BooleanBinding resumable() {
        return anySelected(RunItem::resumable);
    }

    /// `12 runs, 2 live`, or how many of them the filter leaves.
    public StringBinding summary() {
        return Bindings.createStringBinding(
                () -> {
                    var all = runs.items().size();
                    var live = runs.items().stream().filter(RunItem::live).count();
                    var text = shown.size() == all
                            ? String.format(Locale.ROOT, "%d run%s", all, all == 1 ? "" : "s")
                            : String.format(Locale.ROOT, "%d of %d runs", shown.size(), all);
                    return live == 0 ? text : text + String.format(Locale.ROOT, ", %d live", live);
                },
                runs.items(),
                shown);
    }

    private BooleanBinding anySelected(Predicate<RunItem> condition) {
        return Bindings.createBooleanBinding(() -> selected.stream().anyMatch(condition), selected);
    }

    private static Predicate<RunItem> matching(String filter, boolean withArchived) {
        var words = SearchWords.of(filter);
        return item -> {
            var info = item.info();
            var notes = info.notes();
            var text = String.join(
                    " ",
                    info.id(),
                    notes.label(),
                    notes.note(),
                    info.name(),
                    info.method(),
                    RunText.state(info.state()),
                    info.message());
            return (withArchived || !notes.archived()) && words.matches(text, notes.tags());
        };
    }
}
