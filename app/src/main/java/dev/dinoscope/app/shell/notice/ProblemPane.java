package dev.dinoscope.app.shell.notice;

import atlantafx.base.theme.Styles;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// A problem in the place where it matters: what failed and why, details that unfold, and all of it to copy.
public final class ProblemPane extends VBox {

    /// @param copy puts a text into the clipboard
    /// @param cures buttons that help
    public ProblemPane(Problem problem, Consumer<String> copy, Node... cures) {
        getStyleClass().add("problem");
        setPrefWidth(640);
        var title = new Label(problem.title(), new FontIcon(Feather.ALERT_OCTAGON));
        title.getStyleClass().add("section-title");
        title.setWrapText(true);
        var message = new Label(problem.message());
        message.setWrapText(true);
        var details = new TextArea(problem.details());
        details.setEditable(false);
        details.setAccessibleText("Details of the problem");
        details.getStyleClass().add("log-tail");
        details.setPrefRowCount(10);
        VBox.setVgrow(details, Priority.ALWAYS);
        var buttons = new HBox();
        buttons.getStyleClass().add("answers");
        buttons.setAlignment(Pos.CENTER_LEFT);
        buttons.getChildren().addAll(cures);
        if (!problem.details().isEmpty()) {
            var unfold = new ToggleButton("Details");
            unfold.textProperty()
                    .bind(Bindings.when(unfold.selectedProperty())
                            .then("Hide details")
                            .otherwise("Details"));
            details.visibleProperty().bind(unfold.selectedProperty());
            buttons.getChildren().add(unfold);
        } else {
            details.setVisible(false);
        }
        details.managedProperty().bind(details.visibleProperty());
        var copyAll = new Button("Copy", new FontIcon(Feather.CLIPBOARD));
        copyAll.getStyleClass().add(Styles.FLAT);
        copyAll.setAccessibleText("Copy the message with its details");
        copyAll.setOnAction(_ -> copy.accept(problem.text()));
        buttons.getChildren().add(copyAll);
        getChildren().addAll(title, message, buttons, details);
    }
}
