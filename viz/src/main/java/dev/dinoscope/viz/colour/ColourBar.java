package dev.dinoscope.viz.colour;

import dev.dinoscope.viz.pane.VizPane;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Orientation;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.paint.Color;
import javafx.scene.paint.CycleMethod;
import javafx.scene.paint.LinearGradient;
import javafx.scene.paint.Stop;
import javafx.scene.shape.Line;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/// Shows which colour stands for which value.
public final class ColourBar extends VizPane {
    private static final double THICKNESS = 12;
    private static final double TICK = 4;
    private static final double PADDING = 8;
    private static final double UNITS_PER_TICK = 48;
    /// Stops of the gradient; between them the tables are straight to within a few levels.
    private static final int STOPS = 64;

    private final ObjectProperty<ColourMap> colourMap =
            new SimpleObjectProperty<>(this, "colourMap", ColourMaps.VIRIDIS);
    private final ObjectProperty<ValueRange> range = new SimpleObjectProperty<>(this, "range", new ValueRange(0, 1));
    private final Orientation orientation;
    private final Rectangle bar = new Rectangle();

    public ColourBar(Orientation orientation) {
        super("colour-bar");
        this.orientation = orientation;
        bar.setManaged(false);
        setAccessibleRole(AccessibleRole.TEXT);
        colourMap.subscribe(this::drawBar);
        colourMap.subscribe(this::requestLayout);
        range.subscribe(this::requestLayout);
    }

    public ObjectProperty<ColourMap> colourMapProperty() {
        return colourMap;
    }

    public ObjectProperty<ValueRange> rangeProperty() {
        return range;
    }

    private void drawBar(ColourMap map) {
        List<Stop> stops = IntStream.rangeClosed(0, STOPS)
                .mapToObj(i -> (double) i / STOPS)
                .map(along -> new Stop(along, colour(map.argb(along))))
                .toList();
        bar.setFill(
                orientation == Orientation.HORIZONTAL
                        ? new LinearGradient(0, 0, 1, 0, true, CycleMethod.NO_CYCLE, stops)
                        : new LinearGradient(0, 1, 0, 0, true, CycleMethod.NO_CYCLE, stops));
    }

    private static Color colour(int argb) {
        return Color.rgb(argb >> 16 & 0xFF, argb >> 8 & 0xFF, argb & 0xFF);
    }

    @Override
    protected double computePrefWidth(double height) {
        return orientation == Orientation.HORIZONTAL ? 240 : PADDING + THICKNESS + TICK + 44;
    }

    @Override
    protected double computePrefHeight(double width) {
        return orientation == Orientation.HORIZONTAL ? PADDING + THICKNESS + TICK + 22 : 240;
    }

    @Override
    protected void layoutChildren() {
        boolean across = orientation == Orientation.HORIZONTAL;
        double length = Math.max(1, (across ? getWidth() : getHeight()) - 2 * PADDING);
        bar.setX(PADDING);
        bar.setY(PADDING);
        bar.setWidth(across ? length : THICKNESS);
        bar.setHeight(across ? THICKNESS : length);
        ValueRange shown = range.get();
        var ticks = Ticks.of(shown.low(), shown.high(), (int) Math.max(2, length / UNITS_PER_TICK + 1));
        List<Node> children = new ArrayList<>();
        children.add(bar);
        for (double value : ticks.values()) {
            double along = shown.fraction(value) * length;
            addTick(children, across ? PADDING + along : PADDING + length - along, ticks.format(value), across);
        }
        getChildren().setAll(children);
        setAccessibleText(String.format(
                Locale.ROOT,
                "Colours %s from %s to %s",
                colourMap.get(),
                ticks.format(shown.low()),
                ticks.format(shown.high())));
    }

    private void addTick(List<Node> children, double at, String label, boolean across) {
        double crisp = Math.floor(at) + 0.5;
        double begin = PADDING + THICKNESS;
        var line = across ? new Line(crisp, begin, crisp, begin + TICK) : new Line(begin, crisp, begin + TICK, crisp);
        line.setStroke(getTheme().muted());
        var text = new Text(label);
        text.setFont(Font.font(11));
        text.setFill(getTheme().muted());
        text.setTextOrigin(across ? VPos.TOP : VPos.CENTER);
        double width = text.getLayoutBounds().getWidth();
        text.setX(across ? Math.clamp(crisp - width / 2, 0, Math.max(0, getWidth() - width)) : begin + TICK + 3);
        text.setY(across ? begin + TICK + 2 : crisp);
        children.add(line);
        children.add(text);
    }
}
