package dev.dinoscope.app.shell;

import atlantafx.base.theme.Styles;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/// What a view shows when it has nothing to show: why, and what to do about it.
public final class EmptyState extends VBox {

    public EmptyState(Ikon icon, String title, String text, Node... cures) {
        getStyleClass().add("empty-state");
        setAlignment(Pos.CENTER);
        var heading = new Label(title);
        heading.getStyleClass().add(Styles.TITLE_4);
        var explanation = new Label(text);
        explanation.getStyleClass().add(Styles.TEXT_MUTED);
        explanation.setWrapText(true);
        explanation.setTextAlignment(TextAlignment.CENTER);
        explanation.setMaxWidth(460);
        getChildren().addAll(new FontIcon(icon), heading, explanation);
        getChildren().addAll(cures);
    }
}
