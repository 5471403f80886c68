package dev.dinoscope.viz.patch;

import dev.dinoscope.viz.pane.VizPane;
import dev.dinoscope.viz.raster.PixelSurface;
import java.util.Locale;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Rectangle2D;
import javafx.scene.AccessibleRole;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/// A picture that consists of patches, of which one can be chosen as the anchor: by a click, or with the arrow keys
/// and Enter. Bind the [#hoveredProperty] or [#anchorProperty] of two panes bidirectionally to link them.
public abstract sealed class PatchGridPane extends VizPane permits PatchImagePane, FeatureImagePane {
    private final ObjectProperty<@Nullable Patch> hovered = new SimpleObjectProperty<>(this, "hovered");
    private final ObjectProperty<@Nullable Patch> anchor = new SimpleObjectProperty<>(this, "anchor");
    private final BooleanProperty gridVisible = new SimpleBooleanProperty(this, "gridVisible");
    private final BooleanProperty smooth = new SimpleBooleanProperty(this, "smooth");
    private final ReadOnlyStringWrapper readout = new ReadOnlyStringWrapper(this, "readout", "");
    private final PixelSurface surface = new PixelSurface();
    private final PatchOverlay overlay = new PatchOverlay();
    private PatchLayout layout = new PatchLayout(0, 0, 1, 1, 1, 1);
    private int rows;
    private int columns;
    private double aspect = 1;
    private boolean stale = true;

    PatchGridPane(String styleClass, boolean gridVisible, boolean smooth) {
        super(styleClass);
        this.gridVisible.set(gridVisible);
        this.smooth.set(smooth);
        getChildren().addAll(surface, overlay);
        setMinSize(40, 40);
        setPrefSize(320, 320);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        hovered.subscribe(this::marksChanged);
        anchor.subscribe(this::marksChanged);
        this.gridVisible.subscribe(this::requestLayout);
        this.smooth.subscribe(this::repaint);
        themeProperty().subscribe(this::repaint);
        setOnMouseMoved(event -> hovered.set(patchAt(event)));
        setOnMouseExited(_ -> hovered.set(null));
        setOnMousePressed(this::pressed);
        setOnKeyPressed(this::key);
    }

    /// The patch under the pointer or the keyboard's cursor, null if none.
    public final ObjectProperty<@Nullable Patch> hoveredProperty() {
        return hovered;
    }

    /// The patch that everything is compared with, null if none was chosen.
    public final ObjectProperty<@Nullable Patch> anchorProperty() {
        return anchor;
    }

    public final BooleanProperty gridVisibleProperty() {
        return gridVisible;
    }

    /// Interpolates between patches instead of showing them as squares.
    public final BooleanProperty smoothProperty() {
        return smooth;
    }

    /// Position and value of the patch under the pointer, or else of the anchor.
    public final ReadOnlyStringProperty readoutProperty() {
        return readout.getReadOnlyProperty();
    }

    public final int rows() {
        return rows;
    }

    public final int columns() {
        return columns;
    }

    /// Whether there is something to paint.
    abstract boolean hasContent();

    abstract void paint(int[] pixels, int height, int width);

    /// What is known about a patch, for the read-out; may be empty.
    abstract String describe(Patch patch);

    /// One sentence about the whole picture.
    abstract String describe();

    final void reshape(int newRows, int newColumns, double newAspect) {
        rows = newRows;
        columns = newColumns;
        aspect = newAspect;
        repaint();
    }

    final void repaint() {
        stale = true;
        marksChanged();
    }

    private void marksChanged() {
        Patch patch = hovered.get() != null ? hovered.get() : anchor.get();
        boolean inside = patch != null && patch.row() < rows && patch.column() < columns;
        readout.set(
                patch != null && inside
                        ? String.format(
                                Locale.ROOT, "row %d  column %d  %s", patch.row(), patch.column(), describe(patch))
                        : "");
        setAccessibleText(describe() + (readout.get().isEmpty() ? "" : ". " + readout.get()));
        requestLayout();
    }

    private @Nullable Patch patchAt(MouseEvent event) {
        return layout.patchAt(event.getX(), event.getY()).orElse(null);
    }

    private void pressed(MouseEvent event) {
        requestFocus();
        Patch patch = patchAt(event);
        if (patch != null) {
            anchor.set(patch);
        }
    }

    private void key(KeyEvent event) {
        switch (event.getCode()) {
            case LEFT -> moveCursor(0, -1);
            case RIGHT -> moveCursor(0, 1);
            case UP -> moveCursor(-1, 0);
            case DOWN -> moveCursor(1, 0);
            case ENTER, SPACE -> anchor.set(hovered.get());
            case ESCAPE -> hovered.set(null);
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void moveCursor(int down, int right) {
        Patch from = hovered.get() != null ? hovered.get() : anchor.get();
        if (rows > 0) {
            hovered.set(
                    from == null
                            ? new Patch(0, 0)
                            : new Patch(
                                    Math.clamp(from.row() + down, 0, rows - 1),
                                    Math.clamp(from.column() + right, 0, columns - 1)));
        }
    }

    /// Where a patch lies, in this pane's coordinates.
    final Rectangle2D boundsOf(Patch patch) {
        return layout.bounds(patch);
    }

    @Override
    protected final void layoutChildren() {
        boolean visible = hasContent();
        surface.setVisible(visible);
        overlay.setVisible(visible);
        if (!visible) {
            return;
        }
        layout = PatchLayout.fit(getWidth(), getHeight(), aspect, rows, columns, renderScale());
        boolean resized = surface.place(layout.x(), layout.y(), layout.width(), layout.height(), renderScale());
        if (resized || stale) {
            surface.paint(this::paint);
            stale = false;
        }
        overlay.setAnchorColour(getTheme().accent());
        overlay.showLines(layout, gridVisible.get());
        overlay.showHover(layout, hovered.get());
        overlay.showAnchor(layout, anchor.get());
    }
}
