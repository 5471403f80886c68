package dev.dinoscope.viz.chart;

import dev.dinoscope.viz.chart.line.PlotRange;
import javafx.geometry.Rectangle2D;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;

/// The rectangle that is dragged to zoom in. A flat one zooms the x axis alone.
final class ZoomBox extends Rectangle {
    private static final double MIN_SIZE = 8;

    private double startX;
    private double startY;

    ZoomBox() {
        setManaged(false);
        setMouseTransparent(true);
        setVisible(false);
    }

    void begin(double x, double y) {
        startX = x;
        startY = y;
    }

    void drag(CurvesFrame frame, double x, double y) {
        Rectangle2D plot = frame.plot();
        double fromX = Math.clamp(startX, plot.getMinX(), plot.getMaxX());
        double toX = Math.clamp(x, plot.getMinX(), plot.getMaxX());
        double fromY = Math.clamp(startY, plot.getMinY(), plot.getMaxY());
        double toY = Math.clamp(y, plot.getMinY(), plot.getMaxY());
        boolean flat = Math.abs(toY - fromY) < MIN_SIZE;
        setX(Math.min(fromX, toX));
        setWidth(Math.abs(toX - fromX));
        setY(flat ? plot.getMinY() : Math.min(fromY, toY));
        setHeight(flat ? plot.getHeight() : Math.abs(toY - fromY));
        Color accent = frame.spec().theme().accent();
        setFill(accent.deriveColor(0, 1, 1, 0.15));
        setStroke(accent);
        setVisible(getWidth() >= MIN_SIZE);
    }

    /// Zooms to the rectangle, if one was dragged.
    void end(CurvesPane pane, CurvesFrame frame) {
        if (!isVisible()) {
            return;
        }
        setVisible(false);
        boolean flat = getHeight() >= frame.plot().getHeight() - 0.5;
        pane.zoomTo(
                new PlotRange(frame.xAt(getX()), frame.xAt(getX() + getWidth())),
                flat ? frame.spec().y() : new PlotRange(frame.yAt(getY() + getHeight()), frame.yAt(getY())));
    }
}
