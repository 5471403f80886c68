package dev.dinoscope.app.bridge;

import dev.dinoscope.engine.run.RunState;
import dev.dinoscope.engine.runs.RunInfo;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// One run of the node, for as long as the node lists it. Properties change on the JavaFX thread.
public final class RunItem {
    private final RunRef ref;
    private final ReadOnlyObjectWrapper<RunInfo> info;
    private final ReadOnlyObjectWrapper<Headline> headline;

    /// @param node that lists it
    public RunItem(String node, RunInfo first) {
        ref = new RunRef(node, first.id());
        info = new ReadOnlyObjectWrapper<>(first);
        headline = new ReadOnlyObjectWrapper<>(Headline.of(first.metrics()));
    }

    public RunRef ref() {
        return ref;
    }

    /// Name of the run directory, for the reader; [#ref()] names the run.
    public String id() {
        return ref.id();
    }

    public RunInfo info() {
        return info.get();
    }

    public ReadOnlyObjectProperty<RunInfo> infoProperty() {
        return info.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Headline> headlineProperty() {
        return headline.getReadOnlyProperty();
    }

    /// Whether a process works on it, or is to.
    public boolean live() {
        var state = info.get().state();
        return state.isAwaited() || state.isLive();
    }

    public boolean stoppable() {
        return live() && info.get().state() != RunState.STOPPING;
    }

    public boolean resumable() {
        return switch (info.get().state()) {
            case STOPPED, FAILED, LOST, DAMAGED -> true;
            case CREATED, QUEUED, PREPARING, RUNNING, STOPPING, FINISHED -> false;
        };
    }

    void show(RunInfo now) {
        if (!now.equals(info.get())) {
            info.set(now);
            headline.set(Headline.of(now.metrics()));
        }
    }
}
