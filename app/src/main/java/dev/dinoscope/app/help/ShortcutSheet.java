package dev.dinoscope.app.help;

import dev.dinoscope.app.action.ActionGroup;
import dev.dinoscope.app.action.ActionRegistry;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.javafx.FontIcon;

/// Every action with its keys, a column for each menu.
final class ShortcutSheet extends HBox {

    ShortcutSheet(ActionRegistry actions) {
        setId("shortcut-sheet");
        getStyleClass().add("shortcut-sheet");
        for (var group : ActionGroup.values()) {
            getChildren().add(column(group, actions));
        }
    }

    private static GridPane column(ActionGroup group, ActionRegistry actions) {
        var column = new GridPane();
        column.getStyleClass().add("fact-grid");
        var heading = new Label(group.title().replace("_", ""));
        heading.getStyleClass().add("section-title");
        column.add(heading, 0, 0, 2, 1);
        var row = 1;
        for (var action : actions.of(group)) {
            var keys = new Label(action.shortcut()
                    .map(keyCombination -> keyCombination.getDisplayText())
                    .orElse(""));
            keys.getStyleClass().add("key-text");
            column.addRow(row++, new Label(action.title(), new FontIcon(action.icon())), keys);
        }
        return column;
    }
}
