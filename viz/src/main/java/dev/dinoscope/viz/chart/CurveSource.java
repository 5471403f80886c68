package dev.dinoscope.viz.chart;

import java.util.List;
import javafx.util.Subscription;

/// Curves to draw. Safe to use from any thread.
public abstract sealed class CurveSource permits CurvesModel, JoinedCurves {

    /// The curves in the order in which they appeared.
    public abstract List<CurveKey> keys();

    abstract List<CurveData> snapshot();

    /// Calls back, on the thread that made the change, after each change; the callback has to be quick.
    abstract Subscription onChange(Runnable listener);
}
