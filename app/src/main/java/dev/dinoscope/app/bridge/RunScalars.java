package dev.dinoscope.app.bridge;

import dev.dinoscope.engine.node.ScalarBatch;
import dev.dinoscope.engine.run.events.LogEvent;
import dev.dinoscope.engine.run.events.ScalarLog;
import dev.dinoscope.engine.run.events.ScalarSeries;
import dev.dinoscope.engine.run.events.TrainingTime;
import dev.dinoscope.viz.chart.CurveKey;
import dev.dinoscope.viz.chart.CurvesModel;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.function.Function;

/// The scalars of one watched run, and how far the models that draw them know them. Used by the thread of its watch.
final class RunScalars {
    private final RunRef run;
    private final ScalarLog log = new ScalarLog();
    private final Map<String, Shown> shown = new HashMap<>();
    private final Set<String> warnings = new CopyOnWriteArraySet<>();
    private volatile TrainingTime time = TrainingTime.of(log);

    /// What a model has been given of a tag.
    private record Shown(ScalarSeries series, int generation, int size) {}

    RunScalars(RunRef run) {
        this.run = run;
    }

    /// Brings a batch into the models.
    ///
    /// @return the tags that have changed
    Set<String> accept(ScalarBatch batch, Function<String, CurvesModel> models) {
        warnings.addAll(batch.warnings());
        log.accept(batch.file(), batch.events());
        var changed = changed(batch);
        if (!changed.isEmpty() && newPauses()) {
            shown.clear();
            changed.addAll(log.tags());
        }
        changed.forEach(tag -> show(tag, models.apply(tag)));
        return changed;
    }

    private Set<String> changed(ScalarBatch batch) {
        var tags = new LinkedHashSet<String>();
        for (var event : batch.events()) {
            switch (event) {
                case LogEvent.Scalar scalar -> tags.add(scalar.tag());
                case LogEvent.Restart _ -> tags.addAll(log.tags());
            }
        }
        return tags;
    }

    /// @return whether the times of what is drawn already have changed
    private boolean newPauses() {
        var before = time.pauses();
        time = TrainingTime.of(log);
        var now = time.pauses();
        return now.size() < before.size() || !now.subList(0, before.size()).equals(before);
    }

    private void show(String tag, CurvesModel model) {
        var series = log.series(tag);
        if (series == null) {
            return;
        }
        var key = new CurveKey(run.text(), tag);
        var before = shown.put(tag, new Shown(series, series.generation(), series.size()));
        if (before != null && before.series == series && before.generation == series.generation()) {
            int from = before.size;
            model.append(key, series.steps(from), time.of(series, from), series.values(from));
        } else {
            model.replace(key, series.steps(0), time.of(series, 0), series.values(0));
        }
    }

    /// What is damaged in its files.
    List<String> warnings() {
        return List.copyOf(warnings);
    }

    /// The pauses that its times leave out; empty without any.
    String pauses() {
        return time.text();
    }
}
