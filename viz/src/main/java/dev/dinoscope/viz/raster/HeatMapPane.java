package dev.dinoscope.viz.raster;

import dev.dinoscope.viz.colour.Argb;
import dev.dinoscope.viz.colour.ColourMap;
import dev.dinoscope.viz.colour.ColourMaps;
import dev.dinoscope.viz.colour.ValueRange;
import dev.dinoscope.viz.pane.VizPane;
import java.awt.image.BufferedImage;
import java.util.Locale;
import javafx.application.Platform;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.AccessibleRole;
import org.jspecify.annotations.Nullable;

/// A matrix as colours: similarity and Gram matrices, attention, weights.
///
/// Scroll, + and - zoom, dragging and the arrow keys move, double click and 0 show the whole again. Cells without
/// a value have the colour of grid lines. In a window it is drawn on another thread, from means of cells where several
/// share a pixel, so that a matrix of millions costs no more than its pixels.
public final class HeatMapPane extends VizPane {
    private final ObjectProperty<@Nullable Grid> grid = new SimpleObjectProperty<>(this, "grid");
    private final ObjectProperty<ColourMap> colourMap =
            new SimpleObjectProperty<>(this, "colourMap", ColourMaps.VIRIDIS);
    private final ObjectProperty<@Nullable ValueRange> range = new SimpleObjectProperty<>(this, "range");
    private final BooleanProperty smooth = new SimpleBooleanProperty(this, "smooth");
    private final ReadOnlyStringWrapper readout = new ReadOnlyStringWrapper(this, "readout", "");
    private final PixelSurface surface = new PixelSurface();
    private final HeatMapDrawing drawing =
            new HeatMapDrawing((drawn, picture) -> Platform.runLater(() -> show(drawn, picture)));
    /// What was asked for last.
    private @Nullable HeatMapSpec spec;
    /// Null as long as the whole grid is shown.
    private @Nullable Viewport zoom;

    private ValueRange shownRange = new ValueRange(0, 1);

    public HeatMapPane() {
        super("heat-map-pane");
        getChildren().add(surface);
        setMinSize(40, 40);
        setPrefSize(320, 320);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        grid.subscribe(this::gridChanged);
        colourMap.subscribe(this::rangeChanged);
        range.subscribe(this::rangeChanged);
        smooth.subscribe(this::requestLayout);
        HeatMapGestures.install(this);
    }

    /// What to show; null shows nothing.
    public ObjectProperty<@Nullable Grid> gridProperty() {
        return grid;
    }

    public ObjectProperty<ColourMap> colourMapProperty() {
        return colourMap;
    }

    /// Values at the ends of the colour map; null takes them from the data, symmetric if the map is diverging.
    public ObjectProperty<@Nullable ValueRange> rangeProperty() {
        return range;
    }

    /// Interpolates between cells when they are larger than pixels.
    public BooleanProperty smoothProperty() {
        return smooth;
    }

    /// Row, column and value under the pointer; empty outside.
    public ReadOnlyStringProperty readoutProperty() {
        return readout.getReadOnlyProperty();
    }

    /// The range in use, fixed or found.
    public ValueRange shownRange() {
        return shownRange;
    }

    /// Shows the whole grid again.
    public void showAll() {
        zoom = null;
        requestLayout();
    }

    void zoom(double x, double y, double factor) {
        Grid shown = grid.get();
        if (shown != null) {
            Viewport fit = fit(shown);
            Viewport next = viewport(shown).zoomed(x, y, factor, fit.scale());
            zoom = next.scale() <= fit.scale() ? null : next;
            requestLayout();
        }
    }

    void move(double dx, double dy) {
        Viewport current = zoom;
        if (current != null) {
            zoom = current.moved(dx, dy);
            requestLayout();
        }
    }

    void hover(double x, double y) {
        Grid shown = grid.get();
        if (shown == null) {
            readout.set("");
            return;
        }
        int row = viewport(shown).row(y);
        int column = viewport(shown).column(x);
        boolean inside = row >= 0 && row < shown.rows() && column >= 0 && column < shown.columns();
        readout.set(
                inside
                        ? String.format(Locale.ROOT, "row %d  column %d  %.4f", row, column, shown.at(row, column))
                        : "");
    }

    private void gridChanged(@Nullable Grid value) {
        zoom = null;
        rangeChanged();
    }

    private void rangeChanged() {
        ValueRange fixed = range.get();
        Grid shown = grid.get();
        if (fixed != null) {
            shownRange = fixed;
        } else if (shown != null) {
            ValueRange found = ValueRange.of(shown.values());
            shownRange = colourMap.get().diverging() ? found.symmetric() : found;
        }
        setAccessibleText(
                shown == null
                        ? "Heat map without data"
                        : String.format(
                                Locale.ROOT,
                                "Heat map of %d by %d values from %.3g to %.3g",
                                shown.rows(),
                                shown.columns(),
                                shownRange.low(),
                                shownRange.high()));
        requestLayout();
    }

    private Viewport fit(Grid shown) {
        return Viewport.fit(Math.max(1, getWidth()), Math.max(1, getHeight()), shown.columns(), shown.rows());
    }

    private Viewport viewport(Grid shown) {
        Viewport current = zoom;
        return current != null ? current : fit(shown);
    }

    @Override
    protected void layoutChildren() {
        Grid shown = grid.get();
        surface.setVisible(shown != null);
        if (shown == null) {
            return;
        }
        Viewport view = viewport(shown);
        double left = Math.max(0, -view.left() * view.scale());
        double top = Math.max(0, -view.top() * view.scale());
        double right = Math.min(getWidth(), (shown.columns() - view.left()) * view.scale());
        double bottom = Math.min(getHeight(), (shown.rows() - view.top()) * view.scale());
        if (right <= left || bottom <= top) {
            surface.setVisible(false);
            return;
        }
        var next = new HeatMapSpec(
                shown,
                view,
                left,
                top,
                right - left,
                bottom - top,
                renderScale(),
                smooth.get(),
                colourMap.get(),
                shownRange,
                Argb.of(getTheme().grid()));
        if (!next.equals(spec)) {
            spec = next;
            draw(next);
        }
    }

    /// A window must stay smooth; without one a picture is wanted at once.
    private void draw(HeatMapSpec next) {
        var scene = getScene();
        boolean inWindow =
                scene != null && scene.getWindow() != null && scene.getWindow().isShowing();
        if (inWindow) {
            drawing.request(next);
        } else {
            show(next, drawing.draw(next));
        }
    }

    private void show(HeatMapSpec drawn, BufferedImage picture) {
        // A picture of another grid would come after the one that replaced it.
        if (drawn.grid() == grid.get()) {
            surface.place(drawn.x(), drawn.y(), drawn.width(), drawn.height(), drawn.scale());
            surface.show(picture);
        }
    }
}
