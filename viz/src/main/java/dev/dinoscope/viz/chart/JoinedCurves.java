package dev.dinoscope.viz.chart;

import java.util.List;
import javafx.util.Subscription;

/// The curves of several models in one chart, such as the parts of a loss.
public final class JoinedCurves extends CurveSource {
    private final List<CurvesModel> models;

    /// @param models their order is that of the curves
    public JoinedCurves(List<CurvesModel> models) {
        this.models = List.copyOf(models);
    }

    @Override
    public List<CurveKey> keys() {
        return models.stream().flatMap(model -> model.keys().stream()).toList();
    }

    @Override
    List<CurveData> snapshot() {
        return models.stream().flatMap(model -> model.snapshot().stream()).toList();
    }

    @Override
    Subscription onChange(Runnable listener) {
        return models.stream().map(model -> model.onChange(listener)).reduce(Subscription.EMPTY, Subscription::and);
    }
}
