package dev.dinoscope.engine.train.alert;

import dev.dinoscope.engine.run.AlertKind;

/// Something a watch has seen.
///
/// @param message what was seen, with its numbers, and what can be done
public record Finding(AlertKind kind, String message) {}
