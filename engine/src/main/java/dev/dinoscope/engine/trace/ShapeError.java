package dev.dinoscope.engine.trace;

/// Shapes that do not fit, found while tracing. The message names both shapes, the module path and the Java line.
public final class ShapeError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ShapeError(String message) {
        super(message + Trace.here());
    }
}
