package dev.dinoscope.app.shell.notice;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/// Notices as cards inside the scene: popup windows show white corners where there is no compositor.
public final class NoticeOverlay extends VBox {
    private final Map<Notice, NoticeCard> cards = new HashMap<>();
    private final Notices notices;
    private final Consumer<Notice> showDetails;

    /// @param showDetails shows a notice with its details
    public NoticeOverlay(Notices notices, Consumer<Notice> showDetails) {
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
        var answers = new ArrayList<>(notice.answers());
        if (!notice.details().isEmpty()) {
            answers.add(new Notice.Answer("Details", () -> showDetails.accept(notice)));
        }
        var card = new NoticeCard(notice, answers, () -> notices.dismiss(notice));
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

    private void remove(Notice notice) {
        getChildren().remove(cards.remove(notice));
    }
}
