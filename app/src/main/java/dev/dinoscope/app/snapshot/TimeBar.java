package dev.dinoscope.app.snapshot;

import atlantafx.base.controls.ToggleSwitch;
import java.util.Locale;
import javafx.beans.InvalidationListener;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The timeline as a slider, to scrub and to play: under any view, the same for all.
public final class TimeBar extends HBox {
    private final Timeline timeline;
    private final Slider slider = new Slider(0, 0, 0);
    private final Label step = new Label();
    private final InvalidationListener listed = _ -> show();
    private final Subscription watch;
    /// Whether the slider moves because the timeline did, and not by hand.
    private boolean showing = true;

    public TimeBar(Timeline timeline) {
        this.timeline = timeline;
        getStyleClass().add("time-bar");
        setAlignment(Pos.CENTER_LEFT);
        slider.setId("snapshot-slider");
        slider.setAccessibleText("Snapshot");
        slider.setMajorTickUnit(1);
        slider.setMinorTickCount(0);
        slider.setSnapToTicks(true);
        slider.setBlockIncrement(1);
        HBox.setHgrow(slider, Priority.ALWAYS);
        slider.valueProperty().subscribe(value -> {
            if (!showing) {
                timeline.scrub((int) Math.round(value.doubleValue()));
            }
        });
        step.getStyleClass().add("step-label");
        var follow = new ToggleSwitch("Follow newest");
        follow.setId("follow");
        follow.selectedProperty().bindBidirectional(timeline.focus().followProperty());
        getChildren().addAll(playButton(), slider, step, follow);
        timeline.files().addListener(listed);
        watch = timeline.positionProperty().subscribe(_ -> show());
    }

    /// Stops playing, and looks at the timeline no longer.
    public void close() {
        timeline.playingProperty().set(false);
        timeline.files().removeListener(listed);
        watch.unsubscribe();
    }

    private void show() {
        var count = timeline.files().size();
        var at = timeline.positionProperty().get();
        setDisable(count == 0);
        showing = true;
        slider.setMax(Math.max(0, count - 1));
        slider.setValue(Math.max(0, at));
        showing = false;
        step.setText(
                at >= 0 && at < count
                        ? String.format(
                                Locale.ROOT,
                                "Step %,d  ·  %d of %d",
                                timeline.files().get(at).step(),
                                at + 1,
                                count)
                        : "No snapshot");
    }

    private ToggleButton playButton() {
        var play = new ToggleButton("");
        play.setId("play");
        play.getStyleClass().addAll("button-icon", "flat");
        play.setAccessibleText("Play through the snapshots");
        play.setTooltip(new Tooltip("Play through the snapshots"));
        play.selectedProperty().bindBidirectional(timeline.playingProperty());
        play.graphicProperty().bind(play.selectedProperty().map(on -> new FontIcon(on ? Feather.PAUSE : Feather.PLAY)));
        return play;
    }
}
