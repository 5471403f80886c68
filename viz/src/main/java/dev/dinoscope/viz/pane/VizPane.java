package dev.dinoscope.viz.pane;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.css.CssMetaData;
import javafx.css.Styleable;
import javafx.css.StyleableProperty;
import javafx.css.StyleablePropertyFactory;
import javafx.scene.Scene;
import javafx.scene.layout.Background;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.StrokeType;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/// A pane that draws data. Its colours come from CSS (`-viz-background`, `-viz-text`, `-viz-muted`, `-viz-grid`,
/// `-viz-accent`), so that a switch of the application's theme restyles it while it is shown. A [ChartTheme] set by
/// code has precedence. Without either it is light.
public abstract class VizPane extends Region {
    /// Maps the colours to the tokens of AtlantaFX; add it to the scene's stylesheets.
    public static final String ATLANTAFX_STYLESHEET = Objects.requireNonNull(
                    VizPane.class.getResource("viz-atlantafx.css"))
            .toExternalForm();

    private static final String STYLESHEET =
            Objects.requireNonNull(VizPane.class.getResource("viz.css")).toExternalForm();

    private static final StyleablePropertyFactory<VizPane> CSS =
            new StyleablePropertyFactory<>(Region.getClassCssMetaData());

    private final StyleableProperty<Color> background =
            colour("background", pane -> pane.background, ChartTheme.LIGHT.background());
    private final StyleableProperty<Color> text = colour("text", pane -> pane.text, ChartTheme.LIGHT.text());
    private final StyleableProperty<Color> muted = colour("muted", pane -> pane.muted, ChartTheme.LIGHT.muted());
    private final StyleableProperty<Color> grid = colour("grid", pane -> pane.grid, ChartTheme.LIGHT.grid());
    private final StyleableProperty<Color> accent = colour("accent", pane -> pane.accent, ChartTheme.LIGHT.accent());
    private final ReadOnlyObjectWrapper<ChartTheme> theme =
            new ReadOnlyObjectWrapper<>(this, "theme", ChartTheme.LIGHT);
    private final ObjectProperty<@Nullable ChartTheme> fixedTheme = new SimpleObjectProperty<>(this, "fixedTheme");
    private final ObjectProperty<@Nullable Double> fixedScale = new SimpleObjectProperty<>(this, "fixedScale");
    private final ObservableValue<Double> windowScale = sceneProperty()
            .flatMap(Scene::windowProperty)
            .flatMap(Window::renderScaleXProperty)
            .map(Number::doubleValue);

    protected VizPane(String styleClass) {
        getStyleClass().addAll("viz-pane", styleClass);
        for (StyleableProperty<Color> colour : List.of(background, text, muted, grid, accent)) {
            ((ObservableValue<?>) colour).subscribe(this::updateTheme);
        }
        fixedTheme.subscribe(this::updateTheme);
        fixedScale.subscribe(this::requestLayout);
        windowScale.subscribe(this::requestLayout);
        theme.subscribe(this::restyle);
        showFocus();
    }

    private void showFocus() {
        var ring = new Rectangle();
        ring.setFill(Color.TRANSPARENT);
        ring.setStrokeType(StrokeType.INSIDE);
        ring.setStrokeWidth(2);
        ring.strokeProperty().bind(theme.map(ChartTheme::accent));
        ring.widthProperty().bind(widthProperty());
        ring.heightProperty().bind(heightProperty());
        ring.visibleProperty().bind(focusVisibleProperty());
        ring.setManaged(false);
        ring.setMouseTransparent(true);
        ring.setViewOrder(-1);
        getChildren().add(ring);
    }

    /// Called with the new colours whenever they change, and once when the pane is made.
    private void restyle(ChartTheme colours) {
        setBackground(Background.fill(colours.background()));
        requestLayout();
    }

    /// The colours in use.
    public final ReadOnlyObjectProperty<ChartTheme> themeProperty() {
        return theme.getReadOnlyProperty();
    }

    public final ChartTheme getTheme() {
        return theme.get();
    }

    /// Fixes the colours whatever CSS says, for instance for a figure on paper; null goes back to CSS.
    public final void setFixedTheme(@Nullable ChartTheme colours) {
        fixedTheme.set(colours);
    }

    /// Fixes the pixels drawn per unit of length, for pictures sharper than the screen; null goes back to the screen's.
    public final void setFixedScale(@Nullable Double pixelsPerUnit) {
        fixedScale.set(pixelsPerUnit);
    }

    /// Whether what is drawn is what was asked for; false while a picture is on its way. On the JavaFX thread.
    public boolean settled() {
        return true;
    }

    /// Device pixels per unit of length.
    public final double renderScale() {
        Double fixed = fixedScale.get();
        return fixed != null ? fixed : Objects.requireNonNullElse(windowScale.getValue(), 1.0);
    }

    @Override
    public String getUserAgentStylesheet() {
        return STYLESHEET;
    }

    private void updateTheme() {
        ChartTheme fixed = fixedTheme.get();
        theme.set(
                fixed != null
                        ? fixed
                        : ChartTheme.of(
                                background.getValue(),
                                text.getValue(),
                                muted.getValue(),
                                grid.getValue(),
                                accent.getValue()));
    }

    private StyleableProperty<Color> colour(
            String name, Function<VizPane, StyleableProperty<Color>> property, Color initial) {
        return CSS.createStyleableColorProperty(this, name, "-viz-" + name, property, initial);
    }

    public static List<CssMetaData<? extends Styleable, ?>> getClassCssMetaData() {
        return CSS.getCssMetaData();
    }

    @Override
    public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
        return getClassCssMetaData();
    }
}
