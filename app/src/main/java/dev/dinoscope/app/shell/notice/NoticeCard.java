package dev.dinoscope.app.shell.notice;

import atlantafx.base.theme.Styles;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// A message with its buttons and a cross that takes it away.
final class NoticeCard extends HBox {
    private static final double WIDTH = 400;
    /// The text of a long error; the rest is among its details.
    private static final double TALLEST_TEXT = 140;

    NoticeCard(Notice notice, List<Notice.Answer> answers, Runnable dismiss) {
        getStyleClass().addAll("notice-card", notice.level().styleClass());
        setPrefWidth(WIDTH);
        setMaxWidth(WIDTH);
        setMinHeight(Region.USE_PREF_SIZE);
        var text = new Label(notice.text());
        text.setWrapText(true);
        text.setMaxHeight(TALLEST_TEXT);
        text.setMinHeight(Region.USE_PREF_SIZE);
        text.setTooltip(new Tooltip(notice.text()));
        var body = new VBox(text);
        body.getStyleClass().add("notice-body");
        HBox.setHgrow(body, Priority.ALWAYS);
        if (!answers.isEmpty()) {
            var buttons = new HBox();
            buttons.getStyleClass().add("notice-answers");
            buttons.setAlignment(Pos.CENTER_LEFT);
            answers.forEach(answer -> buttons.getChildren().add(button(answer, dismiss)));
            body.getChildren().add(buttons);
        }
        var close = new Button("", new FontIcon(Feather.X));
        close.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Styles.SMALL);
        close.setAccessibleText("Close this message");
        close.setOnAction(_ -> dismiss.run());
        getChildren().addAll(new FontIcon(notice.level().icon()), body, close);
    }

    private static Button button(Notice.Answer answer, Runnable dismiss) {
        var button = new Button(answer.title());
        button.getStyleClass().add(Styles.SMALL);
        button.setOnAction(_ -> {
            dismiss.run();
            answer.deed().run();
        });
        return button;
    }
}
