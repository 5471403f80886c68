package dev.dinoscope.app.help;

import dev.dinoscope.app.action.Action;
import dev.dinoscope.app.action.ActionGroup;
import dev.dinoscope.app.action.ActionRegistry;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import org.kordamp.ikonli.javafx.FontIcon;

/// Every action with its keys, a block for each menu, and the keys that views have of their own.
final class ShortcutSheet extends ScrollPane {
    /// What is done inside a view, where keys have no action.
    private static final List<Hint> INSIDE = List.of(
            new Hint("Next or previous control", "Tab, Shift+Tab"),
            new Hint("Open the menus", "F10 or Alt"),
            new Hint("Chart: crosshair, move", "Arrows, Shift+Arrows"),
            new Hint("Chart: zoom, show all", "+, -, 0"),
            new Hint("Image: choose a patch", "Arrows"),
            new Hint("Patches: step before, step after", "Comma, Period"),
            new Hint("Patches: next encoder, next beside", "E, B"),
            new Hint("Palette: move, choose, leave", "Up, Down, Enter, Esc"));

    private record Hint(String title, String keys) {}

    ShortcutSheet(ActionRegistry actions) {
        setId("shortcut-sheet");
        getStyleClass().add("shortcut-sheet");
        var blocks = new FlowPane();
        blocks.getStyleClass().add("shortcut-blocks");
        blocks.setPrefWrapLength(880);
        for (var group : ActionGroup.values()) {
            if (!actions.of(group).isEmpty()) {
                blocks.getChildren().add(block(group, actions));
            }
        }
        blocks.getChildren().add(inside());
        setContent(blocks);
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setPrefViewportWidth(900);
        setMaxHeight(520);
    }

    private static Node block(ActionGroup group, ActionRegistry actions) {
        var block = titled(group.plainTitle());
        for (var action : actions.of(group)) {
            add(block, new Label(action.title(), new FontIcon(action.icon())), keys(action));
        }
        return block;
    }

    /// What has no keys of its own is in the palette, which has.
    private static String keys(Action action) {
        return action.combinations().findAny().isPresent()
                ? action.keys().collect(Collectors.joining(", "))
                : "in the palette";
    }

    private static Node inside() {
        var block = titled("Inside a view");
        INSIDE.forEach(hint -> add(block, new Label(hint.title), hint.keys));
        return block;
    }

    private static GridPane titled(String title) {
        var block = new GridPane();
        block.getStyleClass().add("fact-grid");
        var heading = new Label(title);
        heading.getStyleClass().add("section-title");
        block.add(heading, 0, 0, 2, 1);
        return block;
    }

    private static void add(GridPane block, Label title, String keys) {
        var text = new Label(keys);
        text.getStyleClass().add("key-text");
        block.addRow(block.getRowCount(), title, text);
    }
}
