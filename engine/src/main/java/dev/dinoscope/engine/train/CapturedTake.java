package dev.dinoscope.engine.train;

import dev.dinoscope.engine.run.checkpoint.CapturedStep;
import dev.dinoscope.engine.run.checkpoint.Checkpoint;
import dev.dinoscope.engine.step.StepResult;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.time.InstantSource;
import java.util.LinkedHashMap;

/// The very step of training, from a captured state: weights, optimiser state, batch, learning rate and seed.
record CapturedTake(PreparedRun prepared, Checkpoint capture, CapturedStep then) {

    /// @param model gets the captured state, and that after the step if it is finite
    StepResult take(ModelInTraining model) throws IOException {
        prepared.checkpoints(model, InstantSource.system()).fill(capture);
        return again(model);
    }

    /// Once more, after a take that was not finite and so has changed nothing.
    StepResult again(ModelInTraining model) throws IOException {
        try (var batch = capture.open(CapturedStep.BATCH)) {
            var tensors = new LinkedHashMap<String, MemorySegment>();
            for (var name : batch.tensors().keySet()) {
                tensors.put(name, batch.tensor(name).data());
            }
            return model.step(then.step() - 1, tensors, then.learningRate());
        }
    }

    /// Whether the program is the one that the capture was made with.
    boolean isSameProgram() {
        return prepared.learner().program().hash().equals(then.programHash());
    }
}
