package dev.dinoscope.engine.train.guard;

import dev.dinoscope.engine.train.model.StepTaker;
import dev.dinoscope.engine.train.replay.OtherProcess;

/// Who takes the steps of a run.
///
/// @param here the model in this process
/// @param other asked when a step is not finite here, however often it is taken
public record StepTakers(StepTaker here, OtherProcess other) {}
