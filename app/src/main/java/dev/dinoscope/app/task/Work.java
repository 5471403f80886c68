package dev.dinoscope.app.task;

/// Work that may take long. It is cancelled by interrupting its thread.
@FunctionalInterface
public interface Work<T> {
    T run(TaskProgress progress) throws Exception;
}
