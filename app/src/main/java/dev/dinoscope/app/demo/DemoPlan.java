package dev.dinoscope.app.demo;

import java.nio.file.Path;
import java.time.Duration;

/// What the demo shall do.
///
/// @param headless without a display: it ends by itself
/// @param training how long to train, when headless
/// @param out where pictures and results go, when headless
public record DemoPlan(boolean headless, Duration training, Path out) {}
