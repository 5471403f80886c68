package dev.dinoscope.engine.node;

/// One value of one scalar.
///
/// @param tag e.g. `loss/image_to_text` or `optim/learning_rate`
/// @param step training step
/// @param wallTime seconds since 1970-01-01 UTC
/// @param value may be NaN or infinite
public record ScalarPoint(String tag, long step, double wallTime, double value) {}
