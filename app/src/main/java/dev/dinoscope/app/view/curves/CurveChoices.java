package dev.dinoscope.app.view.curves;

import dev.dinoscope.app.bridge.RunItem;
import dev.dinoscope.app.bridge.SearchWords;
import java.util.function.Function;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;

/// The runs and scalars to choose from, as far as a search finds them.
public final class CurveChoices {
    private final StringProperty runSearch = new SimpleStringProperty("");
    private final StringProperty tagSearch = new SimpleStringProperty("");
    private final FilteredList<RunItem> runs;
    private final FilteredList<String> tags;
    private final ObservableList<TagRow> rows = FXCollections.observableArrayList();

    /// @param allRuns of the node
    /// @param allTags of the drawn runs, sorted by group
    CurveChoices(ObservableList<RunItem> allRuns, ObservableList<String> allTags) {
        runs = filtered(allRuns, runSearch, CurveChoices::text);
        tags = filtered(allTags, tagSearch, Function.identity());
        tags.addListener((ListChangeListener<String>) _ -> rows.setAll(TagRow.of(tags)));
        rows.setAll(TagRow.of(tags));
    }

    /// Words of a run's name, label, tags or method.
    public StringProperty runSearchProperty() {
        return runSearch;
    }

    /// Words of a scalar's name.
    public StringProperty tagSearchProperty() {
        return tagSearch;
    }

    public ObservableList<RunItem> runs() {
        return runs;
    }

    /// The scalars below their groups.
    ObservableList<TagRow> rows() {
        return rows;
    }

    private static String text(RunItem run) {
        var info = run.info();
        return String.join(
                " ", info.id(), info.label(), String.join(" ", info.notes().tags()), info.method());
    }

    private static <T> FilteredList<T> filtered(
            ObservableList<T> all, StringProperty search, Function<T, String> text) {
        var shown = new FilteredList<>(all);
        search.subscribe(typed -> {
            var words = SearchWords.of(typed);
            shown.setPredicate(item -> words.matches(text.apply(item)));
        });
        return shown;
    }
}
