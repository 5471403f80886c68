package dev.dinoscope.app.shell;

import atlantafx.base.controls.Notification;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.kordamp.ikonli.javafx.FontIcon;

/// Notices as cards inside the scene: popup windows show white corners where there is no compositor.
final class NoticeOverlay extends VBox {
    private final Map<Notice, Notification> cards = new HashMap<>();
    private final Notices notices;
    private final Consumer<Notice> showDetails;

    /// @param showDetails shows a notice with its details
    NoticeOverlay(Notices notices, Consumer<Notice> showDetails) {
        this.notices = notices;
        this.showDetails = showDetails;
        getStyleClass().add("notices");
        setAlignment(Pos.BOTTOM_RIGHT);
        setPickOnBounds(false);
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        notices.shown().forEach(this::add);
        notices.shown().addListener((ListChangeListener<Notice>) change -> {
            while (change.next()) {
                change.getRemoved().forEach(this::remove);
                change.getAddedSubList().forEach(this::add);
            }
        });
    }

    private void add(Notice notice) {
        var card = new Notification(notice.text(), new FontIcon(notice.level().icon()));
        card.getStyleClass().addAll("elevated-1", notice.level().styleClass());
        card.setPrefWidth(380);
        card.setMaxWidth(380);
        card.setMinHeight(Region.USE_PREF_SIZE);
        card.setOnClose(_ -> notices.dismiss(notice));
        notice.answers().forEach(answer -> card.getPrimaryActions().add(button(notice, answer)));
        if (!notice.details().isEmpty()) {
            card.getPrimaryActions()
                    .add(button(notice, new Notice.Answer("Details", () -> showDetails.accept(notice))));
        }
        cards.put(notice, card);
        getChildren().add(card);
        if (notice.level() != Notice.Level.ERROR) {
            // One with a button stays longer: it has to be read and reached.
            var pause = new PauseTransition(Duration.seconds(
                    notices.stayProperty().get() * (notice.answers().isEmpty() ? 1 : 2)));
            pause.setOnFinished(_ -> {
                if (getChildren().contains(card)) {
                    notices.dismiss(notice);
                }
            });
            pause.play();
        }
    }

    private Button button(Notice notice, Notice.Answer answer) {
        var button = new Button(answer.title());
        button.setOnAction(_ -> {
            notices.dismiss(notice);
            answer.deed().run();
        });
        return button;
    }

    private void remove(Notice notice) {
        getChildren().remove(cards.remove(notice));
    }
}
