package dev.dinoscope.app.task;

/// Where long work says how far it is, from any thread.
@FunctionalInterface
public interface TaskProgress {

    /// @param fraction from 0 to 1, or negative when unknown
    /// @param detail what is being done now, a few words
    void report(double fraction, String detail);
}
