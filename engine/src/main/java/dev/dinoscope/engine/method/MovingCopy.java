package dev.dinoscope.engine.method;

import dev.dinoscope.engine.optim.Average;
import dev.dinoscope.engine.optim.Schedule;
import java.util.function.Function;

/// A copy of weights that moves with the run.
///
/// @param momentum of its average in a run of that length: 1 keeps the copy, 0 makes it anew
public record MovingCopy(Average average, Function<RunLength, Schedule> momentum) {}
