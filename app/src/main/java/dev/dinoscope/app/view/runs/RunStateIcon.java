package dev.dinoscope.app.view.runs;

import dev.dinoscope.engine.run.RunState;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The state of a run as icon and colour; its text always stands beside it, so that colour alone says nothing.
final class RunStateIcon {

    private RunStateIcon() {}

    static FontIcon of(RunState state) {
        var icon = new FontIcon(icon(state));
        icon.getStyleClass().addAll("state-icon", tone(state));
        return icon;
    }

    private static Feather icon(RunState state) {
        return switch (state) {
            case CREATED -> Feather.CIRCLE;
            case QUEUED -> Feather.CLOCK;
            case PREPARING -> Feather.LOADER;
            case RUNNING -> Feather.PLAY_CIRCLE;
            case STOPPING -> Feather.PAUSE_CIRCLE;
            case STOPPED -> Feather.STOP_CIRCLE;
            case FINISHED -> Feather.CHECK_CIRCLE;
            case FAILED -> Feather.X_CIRCLE;
            case LOST -> Feather.HELP_CIRCLE;
            case DAMAGED -> Feather.ALERT_TRIANGLE;
        };
    }

    private static String tone(RunState state) {
        return switch (state) {
            case RUNNING, PREPARING -> "state-live";
            case FINISHED -> "state-good";
            case FAILED, LOST, DAMAGED -> "state-bad";
            case CREATED, QUEUED, STOPPING, STOPPED -> "state-quiet";
        };
    }
}
