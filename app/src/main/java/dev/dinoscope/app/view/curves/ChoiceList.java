package dev.dinoscope.app.view.curves;

import dev.dinoscope.app.bridge.RunItem;
import dev.dinoscope.app.bridge.RunRef;
import dev.dinoscope.app.shell.SearchField;
import dev.dinoscope.viz.pane.ChartTheme;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.collections.ObservableSet;
import javafx.collections.SetChangeListener;
import javafx.collections.transformation.FilteredList;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The runs and the tags to choose from. Only what is visible has a check box, so that a thousand runs cost
/// no more than twenty.
final class ChoiceList extends VBox {
    private static final double ROW = 27;

    private final ListView<RunItem> runs;
    private final ListView<TagRow> tags;
    private ChartTheme theme = ChartTheme.LIGHT;

    ChoiceList(CurvesViewModel model) {
        getStyleClass().add("choice-list");
        var runSearch = new SearchField("curves-run-filter", "Find runs");
        var tagSearch = new SearchField("curves-tag-filter", "Find scalars");
        runs = list("curves-runs", filtered(model.all(), runSearch, ChoiceList::text));
        tags = list("curves-tags", rows(filtered(model.tags(), tagSearch, Function.identity())));
        runs.setCellFactory(_ -> new ChoiceCell<>(
                model.runs(),
                RunItem::ref,
                run -> run.info().label(),
                RunItem::id,
                run -> SeriesSwatch.of(model.colour(run.ref()), theme)));
        tags.setCellFactory(_ -> new TagCell(model.charts()));
        VBox.setVgrow(runs, Priority.SOMETIMES);
        VBox.setVgrow(tags, Priority.ALWAYS);
        getChildren().addAll(title("Runs"), runSearch, runs, title("Scalars"), tagSearch, tags);
        follow(model.runs(), runs, run -> toggle(model.runs(), run.ref()));
        follow(model.charts(), tags, row -> TagCell.choose(row, model.charts()));
    }

    /// Swatches take the colours that the charts have.
    void paint(ChartTheme colours) {
        theme = colours;
        runs.refresh();
    }

    private static String text(RunItem run) {
        var info = run.info();
        return String.join(
                " ", info.id(), info.label(), String.join(" ", info.notes().tags()), info.method());
    }

    private static <T> FilteredList<T> filtered(ObservableList<T> all, SearchField search, Function<T, String> text) {
        var shown = new FilteredList<>(all);
        search.textProperty().subscribe(wanted -> {
            var words = wanted.toLowerCase(Locale.ROOT).strip().split("\\s+");
            shown.setPredicate(item -> {
                var haystack = text.apply(item).toLowerCase(Locale.ROOT);
                return Stream.of(words).allMatch(haystack::contains);
            });
        });
        return shown;
    }

    private static <T> ListView<T> list(String id, ObservableList<T> items) {
        var list = new ListView<>(items);
        list.setId(id);
        list.getStyleClass().addAll("choices", "dense");
        list.setMinHeight(90);
        list.prefHeightProperty()
                .bind(Bindings.createDoubleBinding(() -> Math.clamp(items.size() * ROW, 90, 220), items));
        return list;
    }

    /// The tags below their groups, as they come and are found.
    private static ObservableList<TagRow> rows(ObservableList<String> tags) {
        var rows = FXCollections.<TagRow>observableArrayList(TagRow.of(tags));
        tags.addListener((ListChangeListener<String>) _ -> rows.setAll(TagRow.of(tags)));
        return rows;
    }

    /// Boxes follow what is chosen elsewhere; Space chooses what the keyboard has reached.
    private static <T, K> void follow(ObservableSet<K> chosen, ListView<T> list, Consumer<T> choose) {
        chosen.addListener((SetChangeListener<K>) _ -> list.refresh());
        list.setOnKeyPressed(event -> {
            T item = list.getSelectionModel().getSelectedItem();
            if (event.getCode() == KeyCode.SPACE && item != null) {
                choose.accept(item);
                event.consume();
            }
        });
    }

    private static void toggle(ObservableSet<RunRef> chosen, RunRef run) {
        if (!chosen.add(run)) {
            chosen.remove(run);
        }
    }

    private static Label title(String text) {
        var label = new Label(text);
        label.getStyleClass().add("section-title");
        return label;
    }
}
