package dev.dinoscope.engine.optim;

/// A value that depends on the step.
@FunctionalInterface
public interface Schedule {
    /// @param step counted from 0
    double at(long step);
}
