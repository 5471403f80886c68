package dev.dinoscope.app.view.data;

import dev.dinoscope.engine.data.Attribution;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.ObservableList;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/// Whom the data come from, and under which licence.
final class AttributionTable extends TableView<Attribution> {
    private static final double ROW = 30;
    private static final double HEADER = 44;

    private Map<String, Long> sizes = Map.of();

    AttributionTable(ObservableList<Attribution> attributions) {
        super(attributions);
        setId("attributions");
        setFixedCellSize(ROW);
        // The whole table is visible; the view around it scrolls.
        prefHeightProperty().bind(Bindings.size(attributions).multiply(ROW).add(HEADER));
        setMinHeight(USE_PREF_SIZE);
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        setPlaceholder(new Label(""));
        var pairs = column("Pairs", 80, source -> size(source.part()));
        pairs.getStyleClass().add("number-column");
        getColumns().add(column("Source", 170, Attribution::title));
        getColumns().add(pairs);
        getColumns().add(column("Author", 200, Attribution::author));
        getColumns().add(column("Licence", 120, Attribution::licence));
        getColumns().add(column("Where", 240, Attribution::source));
    }

    /// @param pairs part → number of pairs
    void show(Map<String, Long> pairs) {
        sizes = pairs;
        refresh();
    }

    private String size(String part) {
        var size = sizes.get(part);
        return size == null ? "–" : String.format(Locale.ROOT, "%,d", size);
    }

    private static TableColumn<Attribution, String> column(
            String title, double width, Function<Attribution, String> text) {
        var column = new TableColumn<Attribution, String>(title);
        column.setPrefWidth(width);
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(text.apply(row.getValue())));
        return column;
    }
}
