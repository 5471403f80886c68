package dev.dinoscope.app.view.launch;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The bundled recipes, those of a folder (`matched/clip`) in a menu of their own.
final class RecipeMenu extends MenuButton {

    /// @param origin what the form started from
    RecipeMenu(List<String> names, ObservableValue<String> origin, Consumer<String> take) {
        setId("recipe-origin");
        setGraphic(new FontIcon(Feather.FILE_TEXT));
        setMnemonicParsing(false);
        setMaxWidth(280);
        origin.subscribe(name -> {
            setText(name);
            setAccessibleText("Recipe to start from, now " + name);
        });
        var folders = new LinkedHashMap<String, Menu>();
        for (var name : names) {
            var slash = name.lastIndexOf('/');
            var item = new MenuItem(name.substring(slash + 1));
            item.setMnemonicParsing(false);
            item.setOnAction(_ -> take.accept(name));
            if (slash < 0) {
                getItems().add(item);
            } else {
                folders.computeIfAbsent(name.substring(0, slash), folder -> new Menu(folder))
                        .getItems()
                        .add(item);
            }
        }
        getItems().addAll(folders.values());
    }
}
