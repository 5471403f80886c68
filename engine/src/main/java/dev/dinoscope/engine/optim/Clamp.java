package dev.dinoscope.engine.optim;

import dev.dinoscope.engine.trace.Parameter;

/// Bounds that a parameter is brought back to after every step.
public record Clamp(Parameter parameter, double low, double high) {}
