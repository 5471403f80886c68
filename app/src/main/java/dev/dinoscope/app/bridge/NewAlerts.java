package dev.dinoscope.app.bridge;

import dev.dinoscope.engine.runs.RunInfo;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Notices alerts that come while the workbench watches; those of before are told by the run list alone.
public final class NewAlerts {
    private final Map<String, Long> seen = new HashMap<>();
    private final Consumer<RunInfo> told;

    /// @param told given a run whose newest alert is new; on the JavaFX thread
    public NewAlerts(Consumer<RunInfo> told) {
        this.told = told;
    }

    /// Takes the run list of the moment. A run that is listed for the first time brings no news.
    void accept(List<RunInfo> runs) {
        for (var run : runs) {
            var before = seen.put(run.id(), run.alerts());
            if (before != null && run.alerts() > before && run.newestAlert() != null) {
                told.accept(run);
            }
        }
    }
}
