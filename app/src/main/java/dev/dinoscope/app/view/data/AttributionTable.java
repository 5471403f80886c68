package dev.dinoscope.app.view.data;

import dev.dinoscope.engine.data.Attribution;
import java.util.Optional;
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

    private Optional<DataSummary> summary = Optional.empty();

    AttributionTable(ObservableList<Attribution> attributions) {
        super(attributions);
        setId("attributions");
        setFixedCellSize(ROW);
        // The whole table is visible; the view around it scrolls.
        prefHeightProperty().bind(Bindings.size(attributions).multiply(ROW).add(HEADER));
        setMinHeight(USE_PREF_SIZE);
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        setPlaceholder(new Label(""));
        var pairs = column("Pairs", 80, this::pairs);
        pairs.getStyleClass().add("number-column");
        getColumns().add(column("Source", 170, Attribution::title));
        getColumns().add(pairs);
        getColumns().add(column("Author", 200, Attribution::author));
        getColumns().add(column("Licence", 120, Attribution::licence));
        getColumns().add(column("Where", 240, Attribution::source));
    }

    void show(DataSummary ready) {
        summary = Optional.of(ready);
        refresh();
    }

    private String pairs(Attribution part) {
        return summary.map(ready -> ready.pairsOf(part)).orElse("–");
    }

    private static TableColumn<Attribution, String> column(
            String title, double width, Function<Attribution, String> text) {
        var column = new TableColumn<Attribution, String>(title);
        column.setPrefWidth(width);
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(text.apply(row.getValue())));
        return column;
    }
}
