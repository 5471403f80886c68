package dev.dinoscope.app.bridge;

import dev.dinoscope.engine.node.NodeClient;
import dev.dinoscope.engine.node.Position;
import dev.dinoscope.engine.node.ScalarBatch;
import dev.dinoscope.engine.node.Subscription;
import dev.dinoscope.viz.chart.CurvesModel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// Brings the scalars of chosen runs into one curves model per tag. Points go there on the thread of the
/// watch: they never pass through the JavaFX thread.
public final class RunCurves {
    private final ConcurrentMap<String, CurvesModel> models = new ConcurrentHashMap<>();
    private final Map<RunRef, Subscription> watches = new HashMap<>();
    private final ConcurrentMap<RunRef, RunScalars> logs = new ConcurrentHashMap<>();
    private final Consumer<String> newTag;
    private final Runnable changed;

    /// @param newTag told of a tag when the first of the watched runs has it, on the thread of a watch
    /// @param changed called after each change, on the thread of a watch
    public RunCurves(Consumer<String> newTag, Runnable changed) {
        this.newTag = newTag;
        this.changed = changed;
    }

    /// The curves of all watched runs for a tag, keyed by [RunRef#text()].
    public CurvesModel model(String tag) {
        return models.computeIfAbsent(tag, _ -> new CurvesModel());
    }

    /// Whether a watched run has the tag.
    public boolean has(String tag) {
        var model = models.get(tag);
        return model != null && !model.keys().isEmpty();
    }

    /// Watches exactly these runs. Called on the JavaFX thread.
    public void watch(NodeClient client, List<RunRef> runs) {
        List.copyOf(watches.keySet()).stream()
                .filter(run -> !runs.contains(run))
                .forEach(this::leave);
        for (var run : runs) {
            watches.computeIfAbsent(
                    run, each -> client.watchScalars(each.id(), Position.START, batch -> take(each, batch)));
        }
    }

    /// Ends all watches; the curves stay until they are watched again.
    public void pause() {
        watches.values().forEach(Subscription::close);
        watches.clear();
    }

    private void leave(RunRef run) {
        var watch = watches.remove(run);
        if (watch != null) {
            watch.close();
        }
        forget(run);
    }

    private void take(RunRef run, ScalarBatch batch) {
        if (batch.fromStart()) {
            forget(run);
        }
        var scalars = logs.computeIfAbsent(run, RunScalars::new);
        var known = models.entrySet().stream()
                .filter(each -> !each.getValue().keys().isEmpty())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        scalars.accept(batch, this::model).stream()
                .filter(tag -> !known.contains(tag) && has(tag))
                .forEach(newTag);
        changed.run();
    }

    /// What is damaged in the files of the watched runs, each line naming the file and the byte.
    public List<String> warnings() {
        return logs.values().stream()
                .flatMap(scalars -> scalars.warnings().stream())
                .distinct()
                .toList();
    }

    /// The pauses that the times of a run leave out; empty without any.
    public String pauses(RunRef run) {
        var scalars = logs.get(run);
        return scalars == null ? "" : scalars.pauses();
    }

    private void forget(RunRef run) {
        logs.remove(run);
        models.values()
                .forEach(model -> model.retain(model.keys().stream()
                        .filter(key -> !key.run().equals(run.text()))
                        .toList()));
    }
}
