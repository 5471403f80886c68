package dev.dinoscope.app.view.curves;

import java.util.function.Function;
import javafx.collections.ObservableSet;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ListCell;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;

/// One thing to choose, with a check box.
///
/// @param <K> what names it
final class ChoiceCell<T, K> extends ListCell<T> {
    private final CheckBox box = new CheckBox();
    private final Tooltip tooltip = new Tooltip();
    private final ObservableSet<K> chosen;
    private final Function<T, K> id;
    private final Function<T, String> text;
    private final Function<T, String> hint;
    private final Function<T, @Nullable Node> mark;

    ChoiceCell(
            ObservableSet<K> chosen,
            Function<T, K> id,
            Function<T, String> text,
            Function<T, String> hint,
            Function<T, @Nullable Node> mark) {
        this.chosen = chosen;
        this.id = id;
        this.text = text;
        this.hint = hint;
        this.mark = mark;
        box.setMnemonicParsing(false);
        box.setFocusTraversable(false);
        box.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        box.setTooltip(tooltip);
        box.maxWidthProperty().bind(widthProperty().subtract(12));
        box.setOnAction(_ -> choose(box.isSelected()));
        // A cell as wide as its longest text would bring a scroll bar.
        setPrefWidth(0);
    }

    private void choose(boolean wanted) {
        T item = getItem();
        if (item != null) {
            if (wanted) {
                chosen.add(id.apply(item));
            } else {
                chosen.remove(id.apply(item));
            }
        }
    }

    @Override
    protected void updateItem(@Nullable T item, boolean empty) {
        super.updateItem(item, empty);
        if (empty || item == null) {
            setGraphic(null);
            return;
        }
        box.setText(text.apply(item));
        tooltip.setText(hint.apply(item));
        box.setSelected(chosen.contains(id.apply(item)));
        box.setGraphic(mark.apply(item));
        setGraphic(box);
    }
}
