package dev.dinoscope.app.view.runs;

import dev.dinoscope.app.bridge.Headline;
import dev.dinoscope.app.bridge.RunItem;
import dev.dinoscope.engine.runs.RunInfo;
import java.util.Comparator;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.collections.transformation.SortedList;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;

/// The run table. Cells observe their run, so a live run updates its own cells and nothing else.
final class RunsTable extends TableView<RunItem> {

    RunsTable(RunsViewModel model) {
        setId("runs-table");
        getStyleClass().addAll("runs-table", "dense");
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_SUBSEQUENT_COLUMNS);
        getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        addColumns();
        var sorted = new SortedList<>(model.shown());
        sorted.comparatorProperty().bind(comparatorProperty());
        setItems(sorted);
        sorted.addListener((ListChangeListener<RunItem>) _ -> selectFirstIfNone());
        getSelectionModel().getSelectedItems().addListener((ListChangeListener<RunItem>) change -> model.selected()
                .setAll(change.getList().stream().filter(Objects::nonNull).toList()));
        selectFirstIfNone();
    }

    /// The inspector should have something to tell from the start.
    private void selectFirstIfNone() {
        if (getSelectionModel().isEmpty() && !getItems().isEmpty()) {
            getSelectionModel().selectFirst();
        }
    }

    private void addColumns() {
        text("Run", 200, info(RunInfo::label), Function.identity());
        column("State", 98, info(RunInfo::state), _ -> new StateCell());
        text("Method", 96, info(RunInfo::method), Function.identity());
        column("Step", 140, info(Function.identity()), _ -> new StepCell())
                .setComparator(Comparator.comparingLong(RunInfo::step));
        finiteFirst(number("Loss", 64, headline(Headline::loss), RunText::loss), Double::doubleValue);
        finiteFirst(
                number("R@1", 94, headline(Function.identity()), RunText::accuracy),
                it -> Double.isNaN(it.recall()) ? it.neighbours() : it.recall());
        finiteFirst(number("Images/s", 76, headline(Headline::imagesPerSecond), RunText::rate), Double::doubleValue);
        text("Tags", 56, info(run -> String.join(" ", run.notes().tags())), Function.identity());
        number("Alerts", 54, info(RunInfo::alerts), alerts -> alerts == 0 ? "" : Long.toString(alerts));
        text("Started", 104, info(RunInfo::started), RunText::when);
        number("Duration", 74, info(RunText::elapsed), RunText::duration);
    }

    private static <V> void finiteFirst(TableColumn<RunItem, V> column, ToDoubleFunction<V> number) {
        column.setComparator(
                RunOrder.finiteFirst(number, () -> column.getSortType() == TableColumn.SortType.DESCENDING));
    }

    private <V> void text(
            String title,
            double width,
            Function<RunItem, ObservableValue<@Nullable V>> value,
            Function<V, String> text) {
        column(title, width, value, _ -> new TextCell<>(text));
    }

    private <V> TableColumn<RunItem, V> number(
            String title,
            double width,
            Function<RunItem, ObservableValue<@Nullable V>> value,
            Function<V, String> text) {
        var column = column(title, width, value, _ -> new TextCell<>(text));
        column.getStyleClass().add("number-column");
        return column;
    }

    private <V> TableColumn<RunItem, V> column(
            String title,
            double width,
            Function<RunItem, ObservableValue<@Nullable V>> value,
            Function<TableColumn<RunItem, V>, TableCell<RunItem, V>> cell) {
        var column = new TableColumn<RunItem, V>(title);
        column.setCellValueFactory(row -> value.apply(row.getValue()));
        column.setCellFactory(cell::apply);
        column.setPrefWidth(width);
        column.setMinWidth(title.equals("Run") ? 126 : width);
        getColumns().add(column);
        return column;
    }

    private static <V> Function<RunItem, ObservableValue<@Nullable V>> info(Function<RunInfo, @Nullable V> part) {
        return item -> item.infoProperty().map(part);
    }

    private static <V> Function<RunItem, ObservableValue<@Nullable V>> headline(Function<Headline, V> part) {
        return item -> item.headlineProperty().map(part);
    }

    /// A value as text, an en dash where there is none.
    private static final class TextCell<V> extends TableCell<RunItem, V> {
        private final Function<V, String> text;

        TextCell(Function<V, String> text) {
            this.text = text;
        }

        @Override
        protected void updateItem(@Nullable V value, boolean empty) {
            super.updateItem(value, empty);
            setText(empty ? "" : value == null ? RunText.UNKNOWN : text.apply(value));
        }
    }
}
