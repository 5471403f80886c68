package dev.dinoscope.viz.chart;

import dev.dinoscope.viz.pane.ChartTheme;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import javafx.geometry.Insets;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Background;
import javafx.scene.layout.FlowPane;
import javafx.scene.paint.Color;
import javafx.scene.shape.Line;
import javafx.scene.shape.StrokeLineCap;

/// Names and colours of curves; a press on a name hides its curve and shows it again.
final class CurvesLegend extends FlowPane {
    /// @param name for the reader
    /// @param dashes in line widths, on and off; empty for a solid line
    record Entry(CurveKey key, String name, Color colour, List<Double> dashes) {}

    private static final double SWATCH = 22;
    private static final double STROKE = 2.5;

    private final Consumer<CurveKey> toggle;
    private List<Entry> entries = List.of();

    CurvesLegend(Consumer<CurveKey> toggle) {
        this.toggle = toggle;
        setHgap(4);
        setPadding(new Insets(2, 8, 6, 8));
    }

    void show(List<Entry> newEntries, Set<CurveKey> hidden, ChartTheme theme) {
        if (!newEntries.equals(entries)) {
            entries = List.copyOf(newEntries);
            getChildren().setAll(entries.stream().map(this::item).toList());
        }
        for (int i = 0; i < entries.size(); i++) {
            var item = (ToggleButton) getChildren().get(i);
            boolean shown = !hidden.contains(entries.get(i).key());
            item.setSelected(shown);
            item.setOpacity(shown ? 1 : 0.45);
            item.setTextFill(theme.text());
        }
    }

    /// Keeps every name within a width; longer ones are cut and say themselves in full under the mouse.
    void fit(double width) {
        double room = Math.max(SWATCH, width - snappedLeftInset() - snappedRightInset());
        getChildren().forEach(item -> ((ToggleButton) item).setMaxWidth(room));
    }

    /// As high as whole rows allow.
    double heightWithin(double width, double limit) {
        double wanted = prefHeight(width);
        if (wanted <= limit || getChildren().isEmpty()) {
            return wanted;
        }
        double row = getChildren().getFirst().prefHeight(-1) + getVgap();
        double padding = snappedTopInset() + snappedBottomInset();
        return Math.max(1, Math.floor((limit - padding) / row)) * row + padding;
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        double bottom = getHeight() - snappedBottomInset() + 1;
        getChildren().forEach(item -> item.setVisible(item.getBoundsInParent().getMaxY() <= bottom));
    }

    private ToggleButton item(Entry entry) {
        var swatch = new Line(0, 0, SWATCH, 0);
        swatch.setStroke(entry.colour());
        swatch.setStrokeWidth(STROKE);
        swatch.setStrokeLineCap(StrokeLineCap.BUTT);
        for (double dash : entry.dashes()) {
            swatch.getStrokeDashArray().add(dash * STROKE);
        }
        var item = new ToggleButton(entry.name(), swatch);
        item.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        item.setTooltip(new Tooltip(entry.name()));
        item.setMnemonicParsing(false);
        item.setBackground(Background.EMPTY);
        item.getStyleClass().setAll("curve-legend-item");
        item.setPadding(new Insets(2, 6, 2, 6));
        item.setGraphicTextGap(6);
        item.setAccessibleText(entry.name() + ", curve; press to hide or show");
        item.setOnAction(_ -> toggle.accept(entry.key()));
        return item;
    }
}
