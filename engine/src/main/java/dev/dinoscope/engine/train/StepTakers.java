package dev.dinoscope.engine.train;

/// Who takes the steps of a run.
///
/// @param here the model in this process
/// @param other asked when a step is not finite here, however often it is taken
record StepTakers(StepTaker here, OtherProcess other) {}
