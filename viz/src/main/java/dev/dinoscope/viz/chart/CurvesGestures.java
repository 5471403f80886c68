package dev.dinoscope.viz.chart;

import dev.dinoscope.viz.chart.line.PlotRange;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/// Mouse and keys of a [CurvesPane].
final class CurvesGestures {
    private static final double KEY_ZOOM = 1.25;
    private static final double KEY_STEP = 0.01;
    private static final double KEY_PAN = 0.1;

    private final CurvesPane pane;
    private double cursor = 0.5;

    private CurvesGestures(CurvesPane pane) {
        this.pane = pane;
    }

    static void install(CurvesPane pane) {
        var gestures = new CurvesGestures(pane);
        pane.setOnMouseMoved(gestures::moved);
        pane.setOnMouseExited(_ -> pane.crosshair().hide());
        pane.setOnMousePressed(gestures::pressed);
        pane.setOnMouseDragged(gestures::dragged);
        pane.setOnMouseReleased(gestures::released);
        pane.setOnKeyPressed(gestures::key);
    }

    private void moved(MouseEvent event) {
        CurvesFrame frame = pane.frame();
        if (frame == null || !frame.plot().contains(event.getX(), event.getY())) {
            pane.crosshair().hide();
            return;
        }
        double x = frame.xAt(event.getX());
        cursor = frame.x().fraction(x, false);
        pane.showCrosshair(x);
    }

    private void pressed(MouseEvent event) {
        pane.requestFocus();
        pane.zoomBox().begin(event.getX(), event.getY());
        if (event.getClickCount() == 2) {
            pane.showAll();
        }
    }

    private void dragged(MouseEvent event) {
        CurvesFrame frame = pane.frame();
        if (frame != null && event.getButton() == MouseButton.PRIMARY) {
            pane.crosshair().hide();
            pane.zoomBox().drag(frame, event.getX(), event.getY());
        }
    }

    private void released(MouseEvent event) {
        CurvesFrame frame = pane.frame();
        if (frame != null) {
            pane.zoomBox().end(pane, frame);
        }
    }

    private void key(KeyEvent event) {
        CurvesFrame frame = pane.frame();
        if (frame == null) {
            return;
        }
        @Nullable PlotRange y = frame.spec().y();
        double direction = event.isShiftDown() ? KEY_PAN : KEY_STEP;
        switch (event.getCode()) {
            case PLUS, ADD, EQUALS -> pane.zoomTo(frame.x().zoomed(cursor, KEY_ZOOM), y);
            case MINUS, SUBTRACT -> pane.zoomTo(frame.x().zoomed(cursor, 1 / KEY_ZOOM), y);
            case DIGIT0, NUMPAD0, HOME -> pane.showAll();
            case LEFT -> horizontally(frame, -direction, event.isShiftDown());
            case RIGHT -> horizontally(frame, direction, event.isShiftDown());
            case ESCAPE -> pane.crosshair().hide();
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void horizontally(CurvesFrame frame, double fraction, boolean pan) {
        if (pan) {
            pane.zoomTo(frame.x().moved(fraction), frame.spec().y());
        } else {
            cursor = Math.clamp(cursor + fraction, 0.0, 1.0);
            pane.showCrosshair(frame.x().at(cursor, false));
        }
    }
}
