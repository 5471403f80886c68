package dev.dinoscope.viz.raster;

import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;

/// Mouse and keys of a [HeatMapPane].
final class HeatMapGestures {
    private static final double KEY_ZOOM = 1.25;
    private static final double KEY_MOVE = 32;

    private final HeatMapPane pane;
    private double lastX;
    private double lastY;

    private HeatMapGestures(HeatMapPane pane) {
        this.pane = pane;
    }

    static void install(HeatMapPane pane) {
        var gestures = new HeatMapGestures(pane);
        pane.setOnScroll(gestures::scrolled);
        pane.setOnMousePressed(gestures::pressed);
        pane.setOnMouseDragged(gestures::dragged);
        pane.setOnMouseMoved(event -> pane.hover(event.getX(), event.getY()));
        pane.setOnMouseExited(_ -> pane.hover(-1, -1));
        pane.setOnKeyPressed(gestures::key);
    }

    private void scrolled(ScrollEvent event) {
        pane.zoom(event.getX(), event.getY(), Math.exp(event.getDeltaY() * 0.0025));
        event.consume();
    }

    private void pressed(MouseEvent event) {
        pane.requestFocus();
        lastX = event.getX();
        lastY = event.getY();
        if (event.getClickCount() == 2) {
            pane.showAll();
        }
    }

    private void dragged(MouseEvent event) {
        pane.move(event.getX() - lastX, event.getY() - lastY);
        lastX = event.getX();
        lastY = event.getY();
    }

    private void key(KeyEvent event) {
        double x = pane.getWidth() / 2;
        double y = pane.getHeight() / 2;
        switch (event.getCode()) {
            case PLUS, ADD, EQUALS -> pane.zoom(x, y, KEY_ZOOM);
            case MINUS, SUBTRACT -> pane.zoom(x, y, 1 / KEY_ZOOM);
            case DIGIT0, NUMPAD0, HOME -> pane.showAll();
            case LEFT -> pane.move(KEY_MOVE, 0);
            case RIGHT -> pane.move(-KEY_MOVE, 0);
            case UP -> pane.move(0, KEY_MOVE);
            case DOWN -> pane.move(0, -KEY_MOVE);
            default -> {
                return;
            }
        }
        event.consume();
    }
}
