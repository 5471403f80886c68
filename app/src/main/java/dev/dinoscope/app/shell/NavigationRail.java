package dev.dinoscope.app.shell;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/// The strip at the left that leads to every view.
final class NavigationRail extends VBox {
    private final Map<String, ToggleButton> buttons = new HashMap<>();
    private final ToggleGroup group = new ToggleGroup();

    NavigationRail(List<ViewEntry> entries, Navigator navigator) {
        getStyleClass().add("navigation-rail");
        for (var entry : entries) {
            var view = entry.descriptor();
            var button = new ToggleButton(view.title(), new FontIcon(view.icon()));
            button.setId("rail:" + view.id());
            button.setContentDisplay(ContentDisplay.TOP);
            button.getStyleClass().add("rail-item");
            button.setMaxWidth(Double.MAX_VALUE);
            button.setTooltip(new Tooltip(view.shows()));
            button.setToggleGroup(group);
            button.setOnAction(_ -> {
                // A second click on the front view must not switch its mark off.
                button.setSelected(true);
                navigator.open(view.id());
            });
            buttons.put(view.id(), button);
            getChildren().add(button);
        }
    }

    /// Marks the view in front.
    void mark(String id) {
        group.selectToggle(buttons.get(id));
    }
}
