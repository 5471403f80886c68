package dev.dinoscope.app.view.curves;

import java.util.Locale;
import javafx.collections.ObservableSet;
import javafx.css.PseudoClass;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ListCell;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;

/// A scalar to choose, or all scalars of a group.
final class TagCell extends ListCell<TagRow> {
    private static final PseudoClass GROUP = PseudoClass.getPseudoClass("group");
    private static final PseudoClass GROUPED = PseudoClass.getPseudoClass("grouped");

    private final CheckBox box = new CheckBox();
    private final Tooltip tooltip = new Tooltip();
    private final ObservableSet<String> chosen;

    TagCell(ObservableSet<String> chosen) {
        this.chosen = chosen;
        box.setMnemonicParsing(false);
        box.setFocusTraversable(false);
        box.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        box.setTooltip(tooltip);
        box.maxWidthProperty().bind(widthProperty().subtract(12));
        box.setOnAction(_ -> {
            var row = getItem();
            if (row != null) {
                row.toggle(chosen);
            }
        });
        // A cell as wide as its longest text would bring a scroll bar.
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable TagRow row, boolean empty) {
        super.updateItem(row, empty);
        pseudoClassStateChanged(GROUP, row instanceof TagRow.Group);
        pseudoClassStateChanged(GROUPED, row instanceof TagRow.Tag tag && tag.grouped());
        if (empty || row == null) {
            setGraphic(null);
            return;
        }
        var some = row.tags().stream().anyMatch(chosen::contains);
        var all = chosen.containsAll(row.tags());
        box.setIndeterminate(some && !all);
        box.setSelected(all);
        switch (row) {
            case TagRow.Group group -> {
                box.setText(group.name());
                tooltip.setText(String.format(
                        Locale.ROOT, "All %d scalars of %s", group.tags().size(), group.name()));
            }
            case TagRow.Tag tag -> {
                box.setText(tag.title());
                tooltip.setText(tag.path());
            }
        }
        setGraphic(box);
    }
}
