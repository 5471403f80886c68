package dev.dinoscope.app.view.curves;

import dev.dinoscope.app.bridge.RunRef;
import dev.dinoscope.viz.chart.CurveKey;
import dev.dinoscope.viz.chart.CurveNames;
import dev.dinoscope.viz.chart.CurvesPane;
import dev.dinoscope.viz.chart.XAxis;
import dev.dinoscope.viz.pane.VizPane;
import java.util.Collection;
import java.util.HashMap;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;

/// One tag, or several together, as a chart with its title.
final class ChartCard extends BorderPane {
    private final CurvesViewModel model;
    private final ChartPlan.Chart chart;
    private final CurvesPane pane;

    ChartCard(CurvesViewModel model, ChartPlan.Chart chart) {
        this.model = model;
        this.chart = chart;
        pane = new CurvesPane(model.curves(chart));
        getStyleClass().add("chart-card");
        var title = new Label(chart.title());
        title.getStyleClass().add("section-title");
        setTop(title);
        setCenter(pane);
        pane.setAccessibleText("Chart of " + String.join(", ", chart.tags()));
        pane.smoothingProperty().bind(model.smoothingProperty());
        pane.logYProperty().bind(model.logarithmicProperty());
        pane.xAxisProperty().bind(model.byTimeProperty().map(time -> time ? XAxis.RELATIVE_TIME : XAxis.STEP));
        paint(model.runs());
    }

    /// Gives each run its own colour and label.
    void paint(Collection<RunRef> runs) {
        var numbers = new HashMap<String, Integer>();
        runs.forEach(run -> numbers.put(run.text(), model.colour(run)));
        var keys = runs.stream()
                .flatMap(run -> chart.tags().stream().map(tag -> new CurveKey(run.text(), tag)))
                .toList();
        new CurveNames(keys).numbers(numbers, pane.getTheme().series().size()).forEach(pane::setNumber);
        model.labels().forEach((run, label) -> pane.setLabel(run.text(), label));
    }

    VizPane pane() {
        return pane;
    }

    void showAll() {
        pane.showAll();
    }
}
