package dev.dinoscope.viz.chart;

import dev.dinoscope.viz.pane.ChartTheme;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import javafx.geometry.Insets;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.Background;
import javafx.scene.layout.FlowPane;
import javafx.scene.paint.Color;
import javafx.scene.shape.Line;
import javafx.scene.shape.StrokeLineCap;

/// Names and colours of curves; a press on a name hides its curve and shows it again.
final class CurvesLegend extends FlowPane {
    /// @param dashes in line widths, on and off; empty for a solid line
    record Entry(CurveKey key, Color colour, List<Double> dashes) {}

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
            boolean oneTag =
                    entries.stream().map(entry -> entry.key().tag()).distinct().count() == 1;
            getChildren()
                    .setAll(entries.stream().map(entry -> item(entry, oneTag)).toList());
        }
        for (int i = 0; i < entries.size(); i++) {
            var item = (ToggleButton) getChildren().get(i);
            boolean shown = !hidden.contains(entries.get(i).key());
            item.setSelected(shown);
            item.setOpacity(shown ? 1 : 0.45);
            item.setTextFill(theme.text());
        }
    }

    /// @param oneTag whether the chart has one tag, which its title says already
    private ToggleButton item(Entry entry, boolean oneTag) {
        var swatch = new Line(0, 0, SWATCH, 0);
        swatch.setStroke(entry.colour());
        swatch.setStrokeWidth(STROKE);
        swatch.setStrokeLineCap(StrokeLineCap.BUTT);
        for (double dash : entry.dashes()) {
            swatch.getStrokeDashArray().add(dash * STROKE);
        }
        var item = new ToggleButton(oneTag ? entry.key().run() : entry.key().toString(), swatch);
        item.setMnemonicParsing(false);
        item.setBackground(Background.EMPTY);
        item.getStyleClass().setAll("curve-legend-item");
        item.setPadding(new Insets(2, 6, 2, 6));
        item.setGraphicTextGap(6);
        item.setAccessibleText(entry.key() + ", curve; press to hide or show");
        item.setOnAction(_ -> toggle.accept(entry.key()));
        return item;
    }
}
