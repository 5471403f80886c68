package dev.dinoscope.app.task;

import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/// One piece of work under way. Properties change on the JavaFX thread.
public final class RunningTask {
    private final String title;
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(-1);
    private final ReadOnlyStringWrapper detail = new ReadOnlyStringWrapper("");
    private volatile @Nullable Thread thread;
    private volatile boolean cancelled;

    RunningTask(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }

    /// From 0 to 1, negative when unknown.
    public ReadOnlyDoubleProperty progressProperty() {
        return progress.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty detailProperty() {
        return detail.getReadOnlyProperty();
    }

    /// Interrupts the work; its result, if there still is one, is thrown away.
    public synchronized void cancel() {
        cancelled = true;
        var worker = thread;
        if (worker != null) {
            worker.interrupt();
        }
    }

    boolean cancelled() {
        return cancelled;
    }

    synchronized void enter(Thread worker) {
        thread = worker;
        if (cancelled) {
            worker.interrupt();
        }
    }

    void show(double fraction, String text) {
        progress.set(fraction);
        detail.set(text);
    }
}
