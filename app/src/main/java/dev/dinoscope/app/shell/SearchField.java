package dev.dinoscope.app.shell;

import javafx.scene.Cursor;
import javafx.scene.layout.StackPane;
import org.controlsfx.control.textfield.CustomTextField;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// A text field to filter with: a magnifying glass at the left, a cross that clears it at the right.
public final class SearchField extends CustomTextField {

    public SearchField(String id, String prompt) {
        setId(id);
        getStyleClass().add("search-field");
        setPromptText(prompt);
        setAccessibleText(prompt);
        setLeft(new FontIcon(Feather.SEARCH));
        var clear = new StackPane(new FontIcon(Feather.X));
        clear.getStyleClass().add("clear-search");
        clear.setCursor(Cursor.DEFAULT);
        clear.setOnMousePressed(_ -> clear());
        textProperty().subscribe(text -> setRight(text.isEmpty() ? null : clear));
    }
}
