package dev.dinoscope.viz.patch;

import javafx.geometry.Rectangle2D;
import javafx.scene.Group;
import javafx.scene.paint.Color;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.StrokeType;
import org.jspecify.annotations.Nullable;

/// Grid lines, the patch under the pointer and the anchor, drawn above the pixels so that moving the pointer
/// repaints nothing.
final class PatchOverlay extends Group {
    // Half-transparent grey shows on light and dark image content alike.
    private static final Color LINE = Color.gray(0.5, 0.45);

    private final Path lines = new Path();
    private final Group hover = frame(1.5);
    private final Group anchor = frame(2.5);

    PatchOverlay() {
        lines.setStroke(LINE);
        lines.setStrokeWidth(1);
        setMouseTransparent(true);
        setManaged(false);
        setAutoSizeChildren(false);
        getChildren().addAll(lines, hover, anchor);
    }

    void setAnchorColour(Color colour) {
        ((Rectangle) anchor.getChildren().getLast()).setStroke(colour);
    }

    void showLines(PatchLayout layout, boolean visible) {
        lines.getElements().clear();
        lines.setVisible(visible);
        if (!visible) {
            return;
        }
        for (int column = 1; column < layout.columns(); column++) {
            double x = crisp(layout.x() + layout.width() * column / layout.columns());
            lines.getElements().addAll(new MoveTo(x, layout.y()), new LineTo(x, layout.y() + layout.height()));
        }
        for (int row = 1; row < layout.rows(); row++) {
            double y = crisp(layout.y() + layout.height() * row / layout.rows());
            lines.getElements().addAll(new MoveTo(layout.x(), y), new LineTo(layout.x() + layout.width(), y));
        }
    }

    void showHover(PatchLayout layout, @Nullable Patch patch) {
        place(hover, layout, patch);
    }

    void showAnchor(PatchLayout layout, @Nullable Patch patch) {
        place(anchor, layout, patch);
    }

    /// A line of width 1 covers whole pixels only if its centre lies between them.
    private static double crisp(double position) {
        return Math.floor(position) + 0.5;
    }

    /// A white frame within a dark one: one of both stands out from any image.
    private static Group frame(double width) {
        var group = new Group(outline(width + 2, Color.gray(0, 0.75)), outline(width, Color.WHITE));
        group.setVisible(false);
        return group;
    }

    private static Rectangle outline(double width, Color colour) {
        var outline = new Rectangle();
        outline.setFill(Color.TRANSPARENT);
        outline.setStroke(colour);
        outline.setStrokeWidth(width);
        outline.setStrokeType(StrokeType.CENTERED);
        return outline;
    }

    private static void place(Group frame, PatchLayout layout, @Nullable Patch patch) {
        boolean inside = patch != null
                && patch.row() >= 0
                && patch.column() >= 0
                && patch.row() < layout.rows()
                && patch.column() < layout.columns();
        frame.setVisible(inside);
        if (patch == null || !inside) {
            return;
        }
        Rectangle2D bounds = layout.bounds(patch);
        for (var node : frame.getChildren()) {
            var outline = (Rectangle) node;
            outline.setX(bounds.getMinX());
            outline.setY(bounds.getMinY());
            outline.setWidth(bounds.getWidth());
            outline.setHeight(bounds.getHeight());
        }
    }
}
