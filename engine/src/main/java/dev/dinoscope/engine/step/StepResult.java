package dev.dinoscope.engine.step;

import java.util.SequencedMap;

/// What one step reports.
///
/// @param gradientNorm before clipping
/// @param applied whether the step changed anything: the sum of loss and norm was finite in their own type
/// @param scalars further scalar outputs and taps, by name
public record StepResult(double loss, double gradientNorm, boolean applied, SequencedMap<String, Double> scalars) {}
