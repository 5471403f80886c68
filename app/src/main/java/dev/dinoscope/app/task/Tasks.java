package dev.dinoscope.app.task;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// Starts long work on virtual threads and lists what is under way; the status bar shows the list.
public final class Tasks implements AutoCloseable {
    private final ObservableList<RunningTask> running = FXCollections.observableArrayList();
    /// Held, because it forgets its listeners when it is collected.
    private final ObservableList<RunningTask> view = FXCollections.unmodifiableObservableList(running);
    private final ExecutorService workers;
    private final Executor fx;
    private final Consumer<TaskFailure> failures;

    /// @param fx the JavaFX thread
    /// @param failures told on the JavaFX thread of work that threw and has no handler of its own
    public Tasks(Executor fx, Consumer<TaskFailure> failures) {
        this.workers = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("task-", 0).factory());
        this.fx = fx;
        this.failures = failures;
    }

    /// What is under way; touched on the JavaFX thread only.
    public ObservableList<RunningTask> running() {
        return view;
    }

    /// Starts visible work. Called on the JavaFX thread.
    ///
    /// @param done takes the result on the JavaFX thread, unless the work failed or was cancelled
    public <T> RunningTask start(String title, Work<T> work, Consumer<T> done) {
        return start(title, work, done, problem -> failures.accept(new TaskFailure(title, problem)));
    }

    /// As [#start(String, Work, Consumer)], with a handler for what the work throws.
    public <T> RunningTask start(String title, Work<T> work, Consumer<T> done, Consumer<Exception> failed) {
        var task = new RunningTask(title);
        running.add(task);
        workers.execute(() -> carryOut(task, work, done, failed));
        return task;
    }

    private <T> void carryOut(RunningTask task, Work<T> work, Consumer<T> done, Consumer<Exception> failed) {
        task.enter(Thread.currentThread());
        Runnable outcome;
        try {
            var result = work.run((fraction, detail) -> fx.execute(() -> task.show(fraction, detail)));
            outcome = () -> done.accept(result);
        } catch (Exception problem) {
            outcome = () -> failed.accept(problem);
        }
        var ending = outcome;
        fx.execute(() -> {
            running.remove(task);
            if (!task.cancelled()) {
                ending.run();
            }
        });
    }

    /// Cancels everything.
    @Override
    public void close() {
        workers.shutdownNow();
    }
}
