package dev.dinoscope.app.bridge;

import dev.dinoscope.engine.node.NodeClient;
import dev.dinoscope.engine.node.Position;
import dev.dinoscope.engine.node.ScalarBatch;
import dev.dinoscope.engine.node.Subscription;
import dev.dinoscope.engine.run.LogEvent;
import dev.dinoscope.viz.chart.CurveKey;
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
    private final Map<String, Subscription> watches = new HashMap<>();
    private final Consumer<String> newTag;

    /// @param newTag told of a tag when the first of the watched runs has it, on the thread of a watch
    public RunCurves(Consumer<String> newTag) {
        this.newTag = newTag;
    }

    /// The curves of all watched runs for a tag.
    public CurvesModel model(String tag) {
        return models.computeIfAbsent(tag, _ -> new CurvesModel());
    }

    /// Whether a watched run has the tag.
    public boolean has(String tag) {
        var model = models.get(tag);
        return model != null && !model.keys().isEmpty();
    }

    /// Watches exactly these runs. Called on the JavaFX thread.
    public void watch(NodeClient client, List<String> runs) {
        List.copyOf(watches.keySet()).stream()
                .filter(run -> !runs.contains(run))
                .forEach(this::leave);
        for (var run : runs) {
            watches.computeIfAbsent(run, id -> client.watchScalars(id, Position.START, batch -> take(id, batch)));
        }
    }

    /// Ends all watches; the curves stay until they are watched again.
    public void pause() {
        watches.values().forEach(Subscription::close);
        watches.clear();
    }

    private void leave(String run) {
        var watch = watches.remove(run);
        if (watch != null) {
            watch.close();
        }
        forget(run);
    }

    private void take(String run, ScalarBatch batch) {
        if (batch.fromStart()) {
            forget(run);
        }
        batch.points().stream()
                .collect(Collectors.groupingBy(LogEvent.Scalar::tag))
                .forEach((tag, points) -> {
                    var first = !has(tag);
                    append(model(tag), new CurveKey(run, tag), points);
                    if (first) {
                        newTag.accept(tag);
                    }
                });
    }

    private static void append(CurvesModel model, CurveKey key, List<LogEvent.Scalar> points) {
        model.append(
                key,
                points.stream().mapToLong(LogEvent.Scalar::step).toArray(),
                points.stream().mapToDouble(LogEvent.Scalar::wallTime).toArray(),
                points.stream().mapToDouble(LogEvent.Scalar::value).toArray());
    }

    private void forget(String run) {
        models.values()
                .forEach(model -> model.retain(model.keys().stream()
                        .filter(key -> !key.run().equals(run))
                        .toList()));
    }
}
