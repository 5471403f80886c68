package dev.dinoscope.engine.train.model;

import dev.dinoscope.engine.data.load.Batch;
import dev.dinoscope.engine.step.StepResult;
import java.lang.foreign.MemorySegment;
import java.util.Map;

/// Takes training steps. A step whose loss or gradient is not finite changes nothing, so that it can be taken again.
@FunctionalInterface
public interface StepTaker {
    /// @param step counted from 0
    /// @param tensors of the batch, by name
    StepResult step(long step, Map<String, MemorySegment> tensors, double learningRate);

    /// One step on a batch of the loader.
    default StepResult step(Batch batch, double learningRate) {
        return step(batch.step(), batch.tensors(), learningRate);
    }
}
