package dev.dinoscope.app.view.patches;

import atlantafx.base.controls.ToggleSwitch;
import dev.dinoscope.engine.run.snapshot.SnapshotFile;
import java.util.Locale;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The snapshots of a run as a slider, to scrub and to play.
final class TimeBar extends HBox {
    private static final Duration BEAT = Duration.millis(250);

    private final PatchesViewModel model;
    private final Slider slider = new Slider(0, 0, 0);
    private final Label step = new Label();
    private final Timeline player;
    /// Whether the slider moves because the model did, and not by hand.
    private boolean showing = true;

    TimeBar(PatchesViewModel model) {
        this.model = model;
        getStyleClass().add("time-bar");
        setAlignment(Pos.CENTER_LEFT);
        player = new Timeline(new KeyFrame(BEAT, _ -> model.advance()));
        player.setCycleCount(Animation.INDEFINITE);
        slider.setId("snapshot-slider");
        slider.setAccessibleText("Snapshot");
        slider.setMajorTickUnit(1);
        slider.setMinorTickCount(0);
        slider.setSnapToTicks(true);
        slider.setBlockIncrement(1);
        HBox.setHgrow(slider, Priority.ALWAYS);
        slider.valueProperty().subscribe(value -> {
            if (!showing) {
                model.scrub((int) Math.round(value.doubleValue()));
            }
        });
        step.getStyleClass().add("step-label");
        var follow = new ToggleSwitch("Follow newest");
        follow.setId("follow");
        follow.selectedProperty().bindBidirectional(model.followProperty());
        getChildren().addAll(playButton(), slider, step, follow);
        model.snapshots().addListener((ListChangeListener<SnapshotFile>) _ -> show());
        model.positionProperty().subscribe(this::show);
        show();
    }

    void stop() {
        player.stop();
    }

    private void show() {
        var count = model.snapshots().size();
        var at = model.positionProperty().get();
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
                                model.snapshots().get(at).step(),
                                at + 1,
                                count)
                        : "No snapshot");
    }

    private ToggleButton playButton() {
        var play = new ToggleButton("", new FontIcon(Feather.PLAY));
        play.setId("play");
        play.getStyleClass().addAll("button-icon", "flat");
        play.setAccessibleText("Play through the snapshots");
        play.setTooltip(new Tooltip("Play through the snapshots"));
        play.selectedProperty().subscribe(playing -> {
            play.setGraphic(new FontIcon(playing ? Feather.PAUSE : Feather.PLAY));
            if (playing) {
                player.play();
            } else {
                player.stop();
            }
        });
        return play;
    }
}
