package dev.dinoscope.engine.method;

import dev.dinoscope.engine.optim.Schedule;
import java.util.function.Function;

/// A number that changes with the step and that the loss reads: a weight of one of its parts, a temperature.
/// In a batch it is a float32 scalar of this name.
///
/// @param name a lower-case identifier
/// @param schedule of a run of that length
public record StepScalar(String name, Function<RunLength, Schedule> schedule) {}
