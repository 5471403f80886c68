package dev.dinoscope.app.action;

import java.util.List;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.javafx.FontIcon;

/// Controls that stand for actions.
public final class ActionControls {

    private ActionControls() {}

    /// A button with icon and title.
    public static Button button(Action action) {
        var button = new Button(action.title(), new FontIcon(action.icon()));
        button.setId(action.id());
        var tooltip = new Tooltip();
        tooltip.textProperty().bind(action.hindrance().map(why -> hint(action) + (why.isEmpty() ? "" : "\n" + why)));
        button.setTooltip(tooltip);
        button.disableProperty().bind(disabled(action));
        button.setOnAction(_ -> action.run());
        return button;
    }

    /// Buttons for several actions, the first one the likeliest.
    public static Button[] buttons(List<Action> actions) {
        return actions.stream().map(ActionControls::button).toArray(Button[]::new);
    }

    /// A flat button with the icon alone; the title is its tooltip and its accessible name.
    public static Button iconButton(Action action) {
        var button = button(action);
        button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        button.setAccessibleText(action.title());
        button.getStyleClass().addAll("button-icon", "flat");
        return button;
    }

    /// The menu bar over all groups. Its items carry the shortcuts, so that every shortcut works anywhere in
    /// the window.
    public static MenuBar menuBar(ActionRegistry registry) {
        var bar = new MenuBar();
        bar.setUseSystemMenuBar(true);
        for (var group : ActionGroup.values()) {
            var menu = new Menu(group.title());
            menu.setMnemonicParsing(true);
            for (var action : registry.of(group)) {
                var item = menuItem(action);
                action.shortcut().ifPresent(item::setAccelerator);
                menu.getItems().add(item);
            }
            if (!menu.getItems().isEmpty()) {
                bar.getMenus().add(menu);
            }
        }
        return bar;
    }

    /// A context menu without shortcuts: the menu bar holds them already.
    public static ContextMenu contextMenu(Iterable<Action> actions) {
        var menu = new ContextMenu();
        actions.forEach(action -> menu.getItems().add(menuItem(action)));
        return menu;
    }

    private static MenuItem menuItem(Action action) {
        var item = new MenuItem("", new FontIcon(action.icon()));
        item.textProperty().bind(action.hindrance().map(why -> action.title() + (why.isEmpty() ? "" : " – " + why)));
        item.setId("menu:" + action.id());
        item.setMnemonicParsing(false);
        item.disableProperty().bind(disabled(action));
        item.setOnAction(_ -> action.run());
        return item;
    }

    private static String hint(Action action) {
        return action.shortcut()
                .map(keys -> String.format(Locale.ROOT, "%s (%s)", action.title(), Action.text(keys)))
                .orElse(action.title());
    }

    private static ObservableBooleanValue disabled(Action action) {
        return Bindings.not(action.enabled());
    }
}
