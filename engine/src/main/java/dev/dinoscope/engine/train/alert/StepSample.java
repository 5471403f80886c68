package dev.dinoscope.engine.train.alert;

/// What one step tells about a run; NaN where it was not measured.
///
/// @param step steps done, this one included
/// @param seconds it took, waiting for data included
/// @param loaderWait share of that time spent waiting for data
public record StepSample(long step, double loss, double seconds, double loaderWait, double residentMib) {}
