package dev.dinoscope.app.session;

import java.util.Comparator;
import java.util.List;
import javafx.geometry.Rectangle2D;

/// Where the window is, in the coordinates of the desktop.
public record WindowPlace(double x, double y, double width, double height, boolean maximized) {
    private static final double LEAST_WIDTH = 640;
    private static final double LEAST_HEIGHT = 480;
    /// As much of the title bar as it takes to grab it.
    private static final double GRIP_WIDTH = 120;
    private static final double GRIP_HEIGHT = 24;

    /// No screen is there, so that the window comes into the middle of the first one.
    private static final double NOWHERE = -1e6;

    public static final WindowPlace DEFAULT = centred(1440, 900);

    public static WindowPlace centred(double width, double height) {
        return new WindowPlace(NOWHERE, NOWHERE, width, height, false);
    }

    /// This place as the screens of today allow it: never larger than a screen, and moved onto the first one if the
    /// screen it was on has gone.
    ///
    /// @param screens the parts of the screens that windows may use, the primary one first
    public WindowPlace on(List<Rectangle2D> screens) {
        var screen = screens.stream()
                .filter(this::canBeGrabbedOn)
                .max(Comparator.comparingDouble(this::overlap))
                .orElse(screens.getFirst());
        var w = Math.clamp(width, Math.min(LEAST_WIDTH, screen.getWidth()), screen.getWidth());
        var h = Math.clamp(height, Math.min(LEAST_HEIGHT, screen.getHeight()), screen.getHeight());
        if (!canBeGrabbedOn(screen)) {
            return new WindowPlace(
                    screen.getMinX() + (screen.getWidth() - w) / 2,
                    screen.getMinY() + (screen.getHeight() - h) / 2,
                    w,
                    h,
                    maximized);
        }
        return new WindowPlace(x, y, w, h, maximized);
    }

    private boolean canBeGrabbedOn(Rectangle2D screen) {
        return x + width >= screen.getMinX() + GRIP_WIDTH
                && x <= screen.getMaxX() - GRIP_WIDTH
                && y >= screen.getMinY() - 1
                && y <= screen.getMaxY() - GRIP_HEIGHT;
    }

    private double overlap(Rectangle2D screen) {
        var across = Math.min(x + width, screen.getMaxX()) - Math.max(x, screen.getMinX());
        var down = Math.min(y + height, screen.getMaxY()) - Math.max(y, screen.getMinY());
        return Math.max(0, across) * Math.max(0, down);
    }
}
