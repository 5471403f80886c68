package dev.dinoscope.app.view.curves;

import dev.dinoscope.viz.chart.CurveKey;
import dev.dinoscope.viz.chart.CurvesPane;
import dev.dinoscope.viz.chart.XAxis;
import dev.dinoscope.viz.pane.VizPane;
import java.util.Collection;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;

/// One tag as a chart with its title.
final class ChartCard extends BorderPane {
    private final CurvesViewModel model;
    private final String tag;
    private final CurvesPane pane;

    ChartCard(CurvesViewModel model, String tag) {
        this.model = model;
        this.tag = tag;
        pane = new CurvesPane(model.model(tag));
        getStyleClass().add("chart-card");
        var title = new Label(tag);
        title.getStyleClass().add("section-title");
        setTop(title);
        setCenter(pane);
        pane.setAccessibleText("Chart of " + tag);
        pane.smoothingProperty().bind(model.smoothingProperty());
        pane.logYProperty().bind(model.logarithmicProperty());
        pane.xAxisProperty().bind(model.byTimeProperty().map(time -> time ? XAxis.RELATIVE_TIME : XAxis.STEP));
        paint(model.runs());
    }

    /// Gives each run its own colour and label.
    void paint(Collection<String> runs) {
        runs.forEach(run -> pane.setNumber(new CurveKey(run, tag), model.colour(run)));
        model.labels().forEach(pane::setLabel);
    }

    VizPane pane() {
        return pane;
    }

    void showAll() {
        pane.showAll();
    }
}
