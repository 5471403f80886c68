package dev.dinoscope.engine.trace;

/// How a parameter starts. Values are drawn in float32 on the CPU whatever the program's type and device, so that one
/// seed gives one model everywhere.
public sealed interface Initialiser {
    static Initialiser normal(double std) {
        return new Normal(std);
    }

    static Initialiser uniform(double bound) {
        return new Uniform(bound);
    }

    static Initialiser constant(double value) {
        return new Constant(value);
    }

    /// Mean 0.
    record Normal(double std) implements Initialiser {}

    /// Between −bound and +bound.
    record Uniform(double bound) implements Initialiser {}

    record Constant(double value) implements Initialiser {}
}
