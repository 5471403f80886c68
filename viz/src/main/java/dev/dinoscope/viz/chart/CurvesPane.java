package dev.dinoscope.viz.chart;

import dev.dinoscope.viz.chart.line.PlotRange;
import dev.dinoscope.viz.pane.VizPane;
import dev.dinoscope.viz.raster.PixelSurface;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import javafx.application.Platform;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.AccessibleRole;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/// Curves of several runs over steps or time, live.
///
/// Points are added to the [CurvesModel] from any thread; the chart is drawn on a thread of its own, at most
/// ten times a second, while the pane is in a scene. Dragging zooms, a double click or 0 shows everything
/// again, + and - zoom, the arrow keys move the crosshair, with Shift the picture.
public final class CurvesPane extends VizPane {
    private static final double MAX_LEGEND_SHARE = 0.35;

    private final CurveSource model;
    private final PixelSurface surface = new PixelSurface();
    private final Crosshair crosshair = new Crosshair();
    private final ZoomBox zoomBox = new ZoomBox();
    private final CurvesLegend legend = new CurvesLegend(this::toggle);
    private final Label note = new Label();
    private final DoubleProperty smoothing = new SimpleDoubleProperty(this, "smoothing", 0.6);
    private final BooleanProperty logY = new SimpleBooleanProperty(this, "logY");
    private final ObjectProperty<XAxis> xAxis = new SimpleObjectProperty<>(this, "xAxis", XAxis.STEP);
    private final Set<CurveKey> hidden = new HashSet<>();
    private final Map<CurveKey, Integer> numbers = new HashMap<>();
    private final Map<String, String> labels = new HashMap<>();
    private @Nullable PlotRange zoomX;
    private @Nullable PlotRange zoomY;
    private @Nullable RedrawLoop loop;
    private Subscription modelSubscription = Subscription.EMPTY;
    private volatile @Nullable CurvesSpec spec;
    private @Nullable CurvesFrame frame;

    public CurvesPane(CurveSource model) {
        super("curves-pane");
        this.model = model;
        getChildren().addAll(surface, note, zoomBox, crosshair, legend);
        note.getStyleClass().add("curve-note");
        setMinSize(120, 90);
        setPrefSize(640, 360);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setAccessibleText("Curves");
        smoothing.subscribe(this::requestLayout);
        logY.subscribe(this::requestLayout);
        xAxis.subscribe(this::showAll);
        themeProperty().subscribe(this::requestLayout);
        sceneProperty().subscribe(this::attach);
        CurvesGestures.install(this);
    }

    /// Weight of the moving average from 0, none, to below 1, as TensorBoard's slider; values outside are
    /// clamped.
    public DoubleProperty smoothingProperty() {
        return smoothing;
    }

    /// Logarithmic y axis; values ≤ 0 become gaps, and the pane says how many.
    public BooleanProperty logYProperty() {
        return logY;
    }

    public ObjectProperty<XAxis> xAxisProperty() {
        return xAxis;
    }

    /// Gives a curve the colour and dashes of a number, so that a run looks the same in every chart.
    public void setNumber(CurveKey key, int number) {
        if (!Objects.equals(numbers.put(key, number), number)) {
            requestLayout();
        }
    }

    /// Calls a run by a label in the legend and at the crosshair.
    public void setLabel(String run, String label) {
        if (!Objects.equals(labels.put(run, label), label)) {
            requestLayout();
        }
    }

    /// Hides a curve or shows it again.
    public void setHidden(CurveKey key, boolean hide) {
        boolean changed = hide ? hidden.add(key) : hidden.remove(key);
        if (changed) {
            requestLayout();
        }
    }

    /// Undoes every zoom.
    public void showAll() {
        zoomTo(null, null);
    }

    /// Draws at once, on this thread, instead of soon on another: for pictures and tests.
    public void drawNow() {
        CurvesSpec drawn = null;
        // Drawing may fill the legend, and a taller legend leaves less room for the curves.
        for (int i = 0; i < 2 && !Objects.equals(drawn, layoutNow()); i++) {
            drawn = layoutNow();
            if (drawn != null) {
                show(new CurvesRenderer().render(drawn, model.snapshot()));
            }
        }
        layoutNow();
    }

    @Override
    public boolean settled() {
        CurvesFrame shown = frame;
        RedrawLoop running = loop;
        return !isNeedsLayout() && shown != null && shown.spec().equals(spec) && (running == null || running.idle());
    }

    private @Nullable CurvesSpec layoutNow() {
        applyCss();
        layout();
        return spec;
    }

    private void toggle(CurveKey key) {
        setHidden(key, !hidden.contains(key));
    }

    void zoomTo(@Nullable PlotRange x, @Nullable PlotRange y) {
        zoomX = x;
        zoomY = y;
        requestLayout();
    }

    @Nullable CurvesFrame frame() {
        return frame;
    }

    Crosshair crosshair() {
        return crosshair;
    }

    ZoomBox zoomBox() {
        return zoomBox;
    }

    void showCrosshair(double x) {
        CurvesFrame shown = frame;
        if (shown != null && !shown.lines().isEmpty()) {
            crosshair.show(shown, x);
            setAccessibleText(crosshair.text());
        }
    }

    private void attach(@Nullable Scene scene) {
        RedrawLoop running = loop;
        if (scene == null && running != null) {
            modelSubscription.unsubscribe();
            running.close();
            loop = null;
        } else if (scene != null && running == null) {
            // A renderer for each loop: the last picture of an old loop may still be on its way.
            var renderer = new CurvesRenderer();
            var started = new RedrawLoop(() -> drawInBackground(renderer));
            loop = started;
            spec = null;
            modelSubscription = model.onChange(started::request);
            requestLayout();
        }
    }

    private void drawInBackground(CurvesRenderer renderer) {
        CurvesSpec current = spec;
        if (current != null) {
            CurvesFrame drawn = renderer.render(current, model.snapshot());
            Platform.runLater(() -> show(drawn));
        }
    }

    private void show(CurvesFrame drawn) {
        frame = drawn;
        CurvesSpec drawnSpec = drawn.spec();
        surface.place(0, 0, drawnSpec.width(), drawnSpec.height(), drawnSpec.scale());
        surface.show(drawn.image());
        note.setText(drawn.lines().isEmpty() ? "No values yet" : drawn.note());
        note.setTextFill(drawnSpec.theme().muted());
        showLegend(drawn);
        requestLayout();
    }

    private void showLegend(CurvesFrame shown) {
        CurvesSpec drawn = shown.spec();
        List<CurveKey> keys = model.keys();
        var names = new CurveNames(keys);
        legend.show(
                IntStream.range(0, keys.size())
                        .mapToObj(i -> entry(
                                keys.get(i),
                                drawn.name(keys.get(i), names) + notFinite(shown, keys.get(i)),
                                drawn,
                                drawn.number(keys.get(i), i)))
                        .toList(),
                hidden,
                drawn.theme());
    }

    private static String notFinite(CurvesFrame shown, CurveKey key) {
        return shown.lines().stream()
                .map(CurvesFrame.Line::data)
                .filter(curve -> curve.key().equals(key))
                .map(curve -> FigureLegend.notFinite(curve.notFinite()))
                .findFirst()
                .orElse("");
    }

    private static CurvesLegend.Entry entry(CurveKey key, String name, CurvesSpec drawn, int number) {
        float[] dashes = SeriesLook.dashes(number, drawn.theme().series().size());
        return new CurvesLegend.Entry(
                key,
                name,
                drawn.theme().series(number),
                IntStream.range(0, dashes.length)
                        .mapToObj(i -> (double) dashes[i])
                        .toList());
    }

    @Override
    protected void layoutChildren() {
        legend.setPrefWrapLength(getWidth());
        legend.fit(getWidth());
        double legendHeight = legend.heightWithin(getWidth(), getHeight() * MAX_LEGEND_SHARE);
        double width = Math.max(1, getWidth());
        double height = Math.max(1, getHeight() - legendHeight);
        legend.resizeRelocate(0, height, getWidth(), legendHeight);
        note.autosize();
        note.relocate((width - note.getWidth()) / 2, noteTop(height));
        request(width, height);
    }

    private double noteTop(double height) {
        CurvesFrame shown = frame;
        return shown == null || shown.lines().isEmpty() ? height / 2 - 12 : 6;
    }

    private void request(double width, double height) {
        var next = new CurvesSpec(
                width,
                height,
                renderScale(),
                getTheme(),
                PlotDress.SCREEN,
                Math.clamp(smoothing.get(), 0.0, 0.9999),
                logY.get(),
                xAxis.get(),
                zoomX,
                zoomY,
                hidden,
                numbers,
                labels);
        RedrawLoop running = loop;
        if (!next.equals(spec)) {
            spec = next;
            if (running != null) {
                running.request();
            }
        }
    }
}
