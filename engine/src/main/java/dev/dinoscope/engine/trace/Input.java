package dev.dinoscope.engine.trace;

/// A tensor that a method takes from outside.
public record Input(String name, DType dtype, Shape shape) {
    public Input {
        if (!name.matches("[a-z][a-z0-9_]*")) {
            throw new IllegalArgumentException("input \"" + name + "\" — expected a lower-case identifier");
        }
    }

    public static Input of(String name, DType dtype, long... dims) {
        return new Input(name, dtype, Shape.of(dims));
    }

    public long bytes() {
        return dtype.bytes() * shape.count();
    }
}
