package dev.dinoscope.app.view.curves;

import dev.dinoscope.app.bridge.RunItem;
import dev.dinoscope.app.shell.SearchField;
import dev.dinoscope.viz.pane.ChartTheme;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.collections.ObservableList;
import javafx.collections.ObservableSet;
import javafx.collections.SetChangeListener;
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
        runSearch.textProperty().bindBidirectional(model.choices().runSearchProperty());
        tagSearch.textProperty().bindBidirectional(model.choices().tagSearchProperty());
        runs = list("curves-runs", model.choices().runs());
        tags = list("curves-tags", model.choices().rows());
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
        follow(model.runs(), runs, run -> model.toggle(run.ref()));
        follow(model.charts(), tags, row -> row.toggle(model.charts()));
    }

    /// Swatches take the colours that the charts have.
    void paint(ChartTheme colours) {
        theme = colours;
        runs.refresh();
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

    private static Label title(String text) {
        var label = new Label(text);
        label.getStyleClass().add("section-title");
        return label;
    }
}
